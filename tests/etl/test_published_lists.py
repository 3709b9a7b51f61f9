"""Lists as bureaus publish them, drawn small: what was misread or lost in one of them once is read rightly or refused in words."""

from datetime import date

import pytest

from etl import header_words
from tests.etl.layouts import items, told, values, walked
from words import Refusal


def test_a_notice_of_failures_whose_results_are_figures():
    done, messages = walked(
        """
        | 不合格食品信息
        | 序号 | 标称生产企业名称 | 食品名称 | 不合格项目 | 检验结果 | 标准值 | 检验机构
        | 1 | 甲 | 凉皮 | 脱氢乙酸 | 0.5g/kg | 不得使用 | 省院
        | 2 | / | 鸡蛋 | 恩诺沙星 | 未检出 | ≤10μg/kg | 省院
        """
    )
    assert (told(done), done.refused, done.denominator) == ("FF", 0, False)
    assert [each[0]["measured"] for each in done.rows["failed_items"].to_pylist()] == ["0.5g/kg", "未检出"]
    assert "“检验结果”一列写的是数值，不是结论，已读作实测值。" in messages


def test_the_double_bars_of_food_notices_in_a_header():
    done, _messages = walked("| 被抽样单位名称 | 食品名称 | 检验结论 | 不合格项目‖检验结果‖标准值\n| 甲 | 韭菜 | 不合格 | 腐霉利‖0.85mg/kg‖≤0.2mg/kg")
    assert items(done) == [["腐霉利"]]


def test_signatures_with_their_day_and_marks_of_further_pages_are_no_records():
    done, _messages = walked(
        """
        | 受检单位 | 产品名称 | 检验结论 | 备注 | 乡镇
        | 甲站 | 钢瓶 | 合格 | |
        | 续表 | | | |
        | 乙站 | 钢瓶 | 不合格 | |
        | 填表人：张三 | | 审核人：李四 | | 2009年5月6日
        """
    )
    assert (told(done), [each.row for each in done.skipped]) == ("PF", [3, 5])


def test_rows_below_a_merged_name_of_a_text_file_are_the_enterprise_s_too():
    done, messages = walked(
        """
        | 序号 | 企业名称 | 所在乡镇 | 产品名称 | 抽样日期 | 抽查结果
        | 1 | 甲厂 | 瓯北镇 | 闸阀 | 2009-03-01 | 合格
        | | | | 球阀 | | 不合格
        | 2 | / | 桥下镇 | 截止阀 | 2009-03-02 | 合格
        | 3 | 乙厂 | | 截止阀 | 2009-03-02 | 合格
        | | 丙厂 | | 玩具 | | 合格
        """
    )
    assert values(done, "producer", "township", "sampled_on") == [
        ("甲厂", "瓯北街道", date(2009, 3, 1)),
        ("甲厂", "瓯北街道", date(2009, 3, 1)),
        (None, "桥下镇", date(2009, 3, 2)),
        ("乙厂", None, date(2009, 3, 2)),
        ("丙厂", None, None),
    ]
    assert any(each.startswith("有 1 行没有序号也没有名称") for each in messages)


def test_a_line_drawn_below_the_header_is_no_record():
    done, _messages = walked("| 序号 | 产品名称 | 生产企业 | 检验结论\n| ---- | ---- | ---- | ----\n| 1 | 阀 | 甲 | 合格")
    assert (told(done), [each.row for each in done.skipped]) == ("P", [2])


WIDE = "| 序号 | 样品名称 | 生产单位 | 甲醛含量 | | pH值 | | 综合判定\n| | | | 实测值 | 单项判定 | 实测值 | 单项判定 |"


def test_items_in_columns_of_their_own_tell_what_failed_and_the_verdict():
    done, messages = walked(
        """
        | 企业名称 | 产品名称 | 甲醛含量 | pH值 | 标识 | 是否立案
        | 甲 | 童衣 | 合格 | 合格 | 合格 | 否
        | 乙 | 童裤 | 合格 | / | 不合格 | 是
        | 丙 | 童裤 | / | / | / | 否
        """
    )
    assert (told(done), items(done)) == ("PF-", [[], ["标识"], []])
    assert values(done, "labelling_only")[1] == (True,)
    assert "“甲醛含量、pH值、标识”各列每列是一个检验项目：检验结论由这些列读出。" in messages


def test_the_figures_of_an_item_stand_below_its_name():
    done, _messages = walked(f"{WIDE}\n| 1 | 童衣 | 甲 | 20 | 合格 | 7.0 | 合格 | 合格\n| 2 | 童裤 | 乙 | 20 | 合格 | 9.1 | 不合格 | 不合格")
    assert told(done) == "PF"
    assert [[(each["item"], each["measured"]) for each in cell or []] for cell in done.rows["failed_items"].to_pylist()] == [[], [("pH值", "9.1")]]


def test_a_passed_batch_takes_no_failed_item_from_columns_beside_its_verdict():
    done, _messages = walked(
        """
        | 产品名称 | 生产单位 | 外观 | 尺寸 | 上次抽查结果 | 检验结论
        | 阀 | 甲 | 合格 | 不合格 | 不合格 | 合格
        | 阀 | 乙 | 合格 | 不合格 | 合格 | 不合格
        """
    )
    assert (told(done), items(done), done.refused) == ("PF", [[], ["尺寸"]], 0)


def test_an_office_and_its_day_below_the_list_are_a_signature():
    done, _messages = walked("| 企业名称 | 产品名称 | 结果 | 抽样日期\n| 甲 | 燃气灶 | 合格 | 2013/6/1\n| 温州市质监局 | | | 2013年7月1日")
    assert (told(done), [each.row for each in done.skipped]) == ("P", [3])


@pytest.mark.parametrize(
    ("first", "second", "field", "said"),
    [
        ("一、瓯北镇", "二、桥头镇", "township", [("瓯北街道",), ("瓯北街道",), ("桥头镇",)]),
        ("瓯北镇（2批次）", "桥头镇", "township", [("瓯北街道",), ("瓯北街道",), ("桥头镇",)]),
        ("（一）阀门", "（二）童装", "trade", [("阀门",), ("阀门",), ("童装",)]),
        ("一、生产企业", "二、桥头镇", "township", None),
    ],
)
def test_headings_within_a_list_name_the_township_or_trade(first, second, field, said):
    rows = f"| {first}\n| 1 | 甲 | 闸阀 | a | 合格\n| 2 | 乙 | 球阀 | b | 不合格\n| {second}\n| 1 | 丙 | 玩具 | c | 合格"
    text = f"| 序号 | 企业名称 | 产品名称 | 规格 | 检验结论\n{rows}"
    done, messages = walked(text, county="330324")
    assert (told(done), [each.row for each in done.skipped]) == ("PFP", [2, 5])
    assert any("取自其上方的分段标题" in each for each in messages) == (said is not None)
    if said:
        assert values(done, field) == said


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("標識生產企業名稱", "producer"),
        ("标签标示化妆品注册人、备案人、受托生产企业、境内责任人等名称", "producer"),
        ("标示药品上市许可持有人/生产企业", "producer"),
        ("标称生产单位或供货单位名称", "producer"),
        ("标称生产者/进口商", "producer"),
        ("标签标示化妆品注册人、备案人、受托生产企业、境内责任人等地址", "producer_place"),
        ("标识生产企业地址", "producer_place"),
        ("被抽样单位单位地址", "sampled_unit_place"),
        ("被抽样化妆品生产经营者名称", "sampled_unit"),
        ("被抽查企业/单位/进口产品代理人", "sampled_unit"),
        ("被采样单位名称", "sampled_unit"),
        ("检品来源", "sampled_unit"),
        ("药品品名", "product"),
        ("标签标示产品名称", "product"),
        ("生产/加工/购进日期/食品批号", "lot"),
        ("生产日期/批货号", "lot"),
        ("标签标示生产日期/使用期限", "lot"),
        ("不符合标准规定项", "failed_items"),
        ("不合格项目∣检验结果∣标准值", "failed_items"),
        ("最大残留限量(mg/kg)", "failed_limit"),
        ("复查检验机构", "body"),
        ("报告结论", "verdict"),
        ("食品次亚类", "product_category"),
        # names and places in one column, different things in one, a label's own verdict: a person says what they are
        ("标称生产者名称或地址", None),
        ("企业名称、地址", None),
        ("检测值/标准值", None),
        ("标识判定", None),
        ("单项判定", None),
        ("保质期", None),
    ],
)
def test_headers_that_are_put_together(header, field):
    found = header_words.meanings("sampling_results", header)
    assert (found[0][1] if found else None) == field


@pytest.mark.parametrize(
    ("text", "verdicts", "named", "denominator"),
    [
        (
            "| 不合格产品名单\n| 序号 | 产品名称 | 生产企业 | 不合格项目 | 检验机构\n| 1 | 阀 | 甲 | 壁厚 | 省院\n| 合格产品名单\n"
            "| 1 | 阀 | 乙 | | 省院\n| 2 | 阀 | 丙 | | 省院",
            "FPP",
            [["壁厚"], [], []],
            True,
        ),
        (
            "| 抽查结果\n| 序号 | 产品名称 | 生产企业 | 规格\n| 合格产品\n| 1 | 阀 | 甲 | DN50\n| 不合格产品（1批次）\n| 2 | 阀 | 乙 | DN50",
            "PF",
            [[], []],
            True,
        ),
        (
            "| 抽查结果\n| 不合格产品名单\n| 序号 | 产品名称 | 生产企业 | 规格 | 不合格项目 | 备注\n| 1 | 阀 | 甲 | DN50 | 壁厚 |\n"
            "| 合格产品名单\n| 编号 | 样品名称 | 标称生产单位 | 型号 | 承检单位\n| 1 | 阀 | 乙 | DN50 | 省院",
            "FP",
            [["壁厚"], []],
            True,
        ),
        (
            "| 不合格产品名单\n| 序号 | 产品名称 | 生产企业 | 不合格项目 | 标准值 | 实测值\n| 1 | 阀 | 甲 | 壳体 | 无 | 漏\n| | | | 密封 | 无 | 漏\n"
            "| 2 | 阀 | 乙 | 壁厚 | ≥5 | 4",
            "FF",
            [["壳体", "密封"], ["壁厚"]],
            False,
        ),
        (
            "| 抽样单号 | 产品名称 | 生产企业 | 检验结论 | 不合格项目\n| A1 | 阀 | 甲 | 不合格 | 壳体\n"
            "| A1 | 阀 | 甲 | 不合格 | 密封\n| A2 | 阀 | 乙 | 合格 |",
            "FP",
            [["壳体", "密封"], []],
            True,
        ),
        (
            "| 不合格产品名单\n| 序号 | 产品名称 | 生产企业 | 规格 | 不合格项目\n| 1 | 阀 | 甲 | DN50 | 壁厚\n"
            "| 2 | 阀 | 甲 | DN50 | 密封\n| 2 | 阀 | 甲 | DN40 | 密封",
            "FFF",
            [["壁厚"], ["密封"], ["密封"]],
            False,
        ),
        ("| 产品名称 | 生产企业 | 综合判定(1合格0不合格)\n| 阀 | 甲 | 1\n| 阀 | 乙 | 0", "PF", [[], []], True),
        ("| 产品名称 | 生产企业 | 是否合格（1-合格，0-不合格，2-未判定）\n| 阀 | 甲 | 1\n| 阀 | 乙 | 0\n| 阀 | 丙 | 2", "PF-", [[], [], []], True),
        (
            "| 产品名称 | 生产企业 | 实物质量 | 标识 | 不合格项目\n| 阀 | 甲 | 合格 | 合格 |\n| 阀 | 乙 | 合格 | 不合格 | 标志",
            "PF",
            [[], ["标志"]],
            True,
        ),
    ],
    ids=[
        "passes below failures without a header",
        "headings that judge",
        "a further header in other words",
        "further items in rows that say nothing else",
        "further items under one sample number",
        "alike, and yet samples of their own",
        "codes",
        "three codes",
        "goods and labels",
    ],
)
def test_lists_whose_verdict_or_items_stand_otherwise(text, verdicts, named, denominator):
    done, _messages = walked(text)
    assert (told(done), items(done), done.denominator, done.refused) == (verdicts, named, denominator, 0)


def test_figures_go_with_the_items_of_several_rows_and_labels_alone_are_known():
    done, _messages = walked(
        "| 不合格名单\n| 抽样单号 | 产品名称 | 不合格项目 | 实测值\n| A1 | 阀 | 壳体 | 漏\n| A1 | 阀 | 密封 | 3mL\n| A2 | 阀 | 壁厚 | 4"
    )
    assert [[each["measured"] for each in cell] for cell in done.rows["failed_items"].to_pylist()] == [["漏", "3mL"], ["4"]]
    done, _messages = walked("| 产品名称 | 生产企业 | 实物质量判定 | 标签判定\n| 阀 | 甲 | 合格 | 不合格\n| 阀 | 乙 | 不合格 | 合格")
    assert (told(done), done.rows["labelling_only"].to_pylist()) == ("FF", [True, False])


def test_the_office_and_the_day_below_a_list_are_no_samples():
    rows = "| 序号 | 产品名称 | 生产企业 | 检验结论\n| 1 | 阀 | 甲 | 合格\n| | 永嘉县市场监督管理局 | |\n| | 2023年6月1日 | |"
    done, _messages = walked(rows)
    assert (told(done), [each.row for each in done.skipped]) == ("P", [3, 4])


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("2022年省级监督抽检专项", "provincial"),
        ("四川省局", "provincial"),
        ("自治区专项", "provincial"),
        ("国抽转移地方", "national"),
        ("县级农产品专项", "county"),
        ("省级计划市级实施", None),
        ("双随机", None),
    ],
)
def test_who_ordered_it_in_a_free_text(said, level):
    done, _messages = walked(f"| 任务来源 | 产品名称 | 受检企业 | 判定\n| {said} | 阀 | 甲 | 合格")
    assert [each for (each,) in values(done, "level")] == ([level] if level else [])


@pytest.mark.parametrize(("said", "verdict"), [("合格（阴性）", "P"), ("铝不符合国家标准", "F"), ("所检项目符合国家标准或地方标准", "P")])
def test_verdicts_of_food_notices(said, verdict):
    done, _messages = walked(f"| 产品名称 | 生产企业 | 检验结论\n| 阀 | 甲 | {said}")
    assert told(done) == verdict


CODE = "91330324712560620R"


def test_a_code_beside_the_shop_is_the_shop_s():
    """Given to every producer on its shelf, it would make them all one enterprise."""
    done, messages = walked(
        f"""
        | 受检单位 | 统一社会信用代码 | 产品名称 | 生产企业 | 检验结论
        | 甲店 | {CODE} | 闸阀 | 乙公司 | 合格
        | 乙公司 | {CODE} | 闸阀 | 乙公司 | 合格
        | 甲店 | 不详 | 球阀 | 丙公司 | 合格
        """
    )
    assert values(done, "sampled_unit", "producer", "producer_uscc") == [
        ("甲店", "乙公司", None),
        ("乙公司", "乙公司", CODE),
        ("甲店", "丙公司", None),
    ]
    assert any("有 1 行的生产企业是另一家" in each for each in messages)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("受检单位 | 统一社会信用代码 | 产品名称 | 检验结论", f"甲公司 | {CODE} | 闸阀 | 合格"),
        ("生产企业 | 统一社会信用代码 | 受检单位 | 产品名称 | 检验结论", f"甲公司 | {CODE} | 乙店 | 闸阀 | 合格"),
        ("受检单位 | 信用代码 | 生产企业 | 信用代码 | 产品名称 | 检验结论", f"乙店 | 913303020000000000 | 甲公司 | {CODE} | 闸阀 | 合格"),
        ("受检单位 | 生产企业统一社会信用代码 | 生产企业 | 产品名称 | 检验结论", f"乙店 | {CODE} | 甲公司 | 闸阀 | 合格"),
    ],
    ids=["no producer beside", "behind the producer", "one for each", "named in the header"],
)
def test_a_code_of_the_producer_stays(header, row):
    done, _messages = walked(f"| {header}\n| {row}")
    assert values(done, "producer_uscc") == [(CODE,)]


def test_an_address_that_names_nobody_is_that_of_the_party_before_it():
    done, _messages = walked(
        "| 受检单位 | 地址 | 产品名称 | 生产企业 | 地址 | 检验结论\n| 甲店 | 浙江省永嘉县瓯北街道 | 闸阀 | 乙公司 | 浙江省永嘉县桥头镇 | 合格\n"
    )
    assert values(done, "sampled_unit_place", "producer_place") == [("浙江省永嘉县瓯北街道", "浙江省永嘉县桥头镇")]
    done, _messages = walked("| 受检单位 | 所在地 | 产品名称 | 生产企业 | 检验结论\n| 甲店 | 浙江省永嘉县瓯北街道 | 闸阀 | 乙公司 | 合格")
    assert values(done, "sampled_unit_place", "township") == [("浙江省永嘉县瓯北街道", "瓯北街道")]


@pytest.mark.parametrize(
    ("header", "cell", "named", "measured"),
    [
        ("不合格项目‖检验结果", "壳体‖漏", ["壳体"], "漏"),
        ("不合格项目名称 / 实测值", "壳体‖漏", ["壳体"], "漏"),
        ("不合格项目检验结果", "壳体强度、壁厚", ["壳体强度", "壁厚"], None),
        ("不合格项目检验结果", "4.1mm", [], None),
    ],
)
def test_a_header_of_items_and_their_results(header, cell, named, measured):
    done, _messages = walked(f"| 产品名称 | 生产企业 | {header} | 检验结论\n| 闸阀 | 甲 | {cell} | 不合格\n| 球阀 | 乙 | / | 合格")
    assert items(done)[0] == named and told(done) == "FP"
    assert measured is None or done.rows["failed_items"].to_pylist()[0][0]["measured"] == measured


@pytest.mark.parametrize("header", ["抽样日", "采样日", "抽查日"])
def test_a_day_that_is_called_so(header):
    done, _messages = walked(f"| 产品名称 | {header} | 检验结论\n| 闸阀 | 24-06-11 | 合格")
    assert values(done, "sampled_on") == [(date(2024, 6, 11),)]


def test_a_list_of_what_was_not_found_failing_lists_passes():
    done, _messages = walked(
        """
        | 表1 未发现不合格产品名单 | | |
        | 样品名称 | 标称生产者名称 | 被抽样者名称 |
        | 电饼铛 | 甲电器 | 乙超市 |
        | 电饭锅 | 丙电器 | 乙超市 |
        | 表2 不合格产品名单 | | |
        | 样品名称 | 标称生产者名称 | 被抽样者名称 | 不合格项目
        | 电热锅 | 丁电器 | 戊店 | 输入功率
        """
    )
    assert (told(done), done.denominator) == ("PPF", True)


@pytest.mark.parametrize(
    ("title", "county", "made_in", "seller", "sold_in", "found"),
    [
        ("抽查结果", "330324", "江苏省", "乙店", "", "永嘉县"),  # the county's shop sold what was made elsewhere
        ("抽查结果", "330324", "江苏省苏州市吴江区", "乙店", "", "永嘉县"),
        ("抽查结果", "330324", "江苏省", "甲公司", "", "江苏省"),
        ("抽查结果", "330324", "江苏", "", "", "江苏"),
        ("抽查结果", "330324", "浙江", "", "", "永嘉县"),
        ("抽查结果", "330324", "江苏省苏州市吴江区", "", "", "吴江区"),
        ("抽查结果", None, "永嘉县桥头镇", "乙店", "瑞安市塘下镇", "瑞安市"),
        ("抽查结果", None, "永嘉县桥头镇", "甲公司", "瑞安市塘下镇", "永嘉县"),
        ("抽查结果", None, "永嘉县桥头镇", "乙店", "", "永嘉县"),  # better than no county
        ("流通领域抽查结果", None, "永嘉县桥头镇", "甲公司", "瑞安市塘下镇", "瑞安市"),
        ("生产领域抽查结果", None, "永嘉县桥头镇", "乙店", "瑞安市塘下镇", "永嘉县"),
        ("生产和流通领域抽查结果", None, "永嘉县桥头镇", "乙店", "瑞安市塘下镇", "瑞安市"),
    ],
)
def test_a_batch_is_of_the_county_where_it_was_sampled(title, county, made_in, seller, sold_in, found):
    place = " | 受检单位地址" if sold_in else ""
    text = (
        f"| {title} | |\n| 产品名称 | 生产企业 | 生产企业地址 | 检验结论 | 受检单位{place}\n| 阀 | 甲公司 | {made_in} | 合格 | {seller} | {sold_in}"
    )
    done, _messages = walked(text, county=county)
    assert values(done, "county") == [(found,)]


@pytest.mark.parametrize(("title", "link"), [("流通领域抽查结果", "circulation"), ("生产环节抽查结果", "production"), ("抽查结果", None)])
def test_the_link_that_a_title_names(title, link):
    done, messages = walked(f"| {title} | |\n| 产品名称 | 生产企业 | 检验结论\n| 阀 | 甲公司 | 合格")
    assert (values(done, "link") if "link" in done.rows.column_names else [(None,)]) == [(link,)]
    assert any("按标题读作" in each for each in messages) == bool(link)


@pytest.mark.parametrize("legend", ["说明：检验结论 1—合格，2—不合格，3—不判定", "检验结论：1为合格 2为不合格 3为不判定"])
def test_codes_that_a_line_above_the_table_explains(legend):
    done, _messages = walked(f"| {legend} | |\n| 样品名称 | 检验结论 | 规格\n| 阀 | 1 | 1\n| 阀 | 2 | 2\n| 阀 | 3 |")
    assert (told(done), values(done, "spec")) == ("PF-", [("1",), ("2",), (None,)])


def test_codes_that_nobody_explains_are_refused():
    done, _messages = walked("| 2022年第1批抽查 | |\n| 样品名称 | 检验结论 | 规格\n| 阀 | 1 | 1\n| 阀 | 2 | 2")
    assert done.refused == 2


def test_a_note_with_its_text_in_the_next_cell_is_no_batch():
    rows = "| 1 | 阀 | 甲 | 2022-5-1 | 符合\n| 备注 | 以上结果已书面告知企业 | | |\n| 2 | 说明书印刷机 | | |"
    done, _messages = walked(f"| 编号 | 产品名称 | 企业名称 | 抽样日期 | 结果\n{rows}")
    assert (told(done), [each.row for each in done.skipped]) == ("P-", [3])


def test_two_batches_in_one_row_are_refused_and_not_read_as_items_of_one():
    with pytest.raises(Refusal, match="没有检验结论一列"):
        walked("| 企业名称 | 产品名称 | 第一批次结论 | 第二批次结论\n| 甲 | 闸阀 | 合格 | 不合格\n| 乙 | 闸阀 | 合格 | 合格")
