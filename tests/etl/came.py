"""What came of a file: the rows in the store, and the counts of its receipt."""

import store

HEADER = "抽样单编号,承检机构,产品名称,生产单位,抽样日期,检验结论,不合格项目"


def rows(query="SELECT * FROM sampling_results ORDER BY source_row"):
    cursor = store.open(demo=False).at().cursor()
    found = cursor.execute(query)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def counts(receipt):
    return receipt.read, receipt.accepted, receipt.refused, receipt.repeated, receipt.conflicts
