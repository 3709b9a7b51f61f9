"""A file with something of everything, and its way over the upload page."""

from opened import opened, sound
from streamlit.testing.v1 import AppTest

NAUGHTY = "<img src=x onerror=alert(1)>![x](http://evil.test/t.png)[a](javascript:alert(1))有限公司"

RESULTS = f"""浙江省永嘉县2007年阀门产品监督抽查结果汇总表,,,,,,
抽样单编号,标称生产企业,县区,产品名称,抽样时间,检验结论,主要不合格项目
WZ-01,永嘉县宏达阀门厂,永嘉县,闸阀,2007年7月9日,合格,
WZ-02,"{NAUGHTY}",永嘉县,闸阀,2007年7月10日,不合格,壳体试验
WZ-03,浙江超达阀门有限公司,永嘉县,球阀,2007.13.2,合格,
WZ-04,浙江超达阀门有限公司,永嘉县,球阀,2007年8月2日,基本合格,
WZ-05,浙江超达阀门有限公司,永嘉县,球阀,2007年8月3日,合格,
WZ-05,浙江超达阀门有限公司,永嘉县,球阀,2007年8月3日,不合格,密封试验
合计,6批,,,,,
"""


def open_page(name: str, language: str = "zh", campaign: str = "yongjia-2007") -> AppTest:
    return opened(f"data/{name}", language, campaign=campaign)


def confirmed(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    return sound(app.button(key="upload-confirm").click().run())


def published(results: bytes, name: str = "阀门.csv") -> AppTest:
    app = confirmed(open_page("upload"), name, results)
    return sound(app.button(key="upload-publish").click().run())
