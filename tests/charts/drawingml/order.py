"""The order in which DrawingML wants the children of its elements, and what must be there.

ECMA-376 part 1: dml-chart.xsd, dml-main.xsd, pml.xsd, dml-wordprocessingDrawing.xsd; the groups of Word: [MS-ODRAWXML] 2.14 and 2.15.
"""

from collections.abc import Iterator

from lxml import etree

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LABELS = "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt"
)
ORDER = {
    "chartSpace": "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings "
    "userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
    "title": "tx layout overlay spPr txPr extLst",
    "layout": "manualLayout extLst",
    "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h extLst",
    "plotArea": "layout barChart lineChart scatterChart valAx catAx dateAx serAx dTable spPr extLst",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
    "scatterChart": "scatterStyle varyColors ser dLbls axId extLst",
    "barChart/ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
    "lineChart/ser": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth extLst",
    "scatterChart/ser": "idx order tx spPr marker dPt dLbls trendline errBars xVal yVal smooth extLst",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr pictureOptions extLst",
    "marker": "symbol size spPr extLst",
    "dLbls": f"dLbl delete {_LABELS} showLeaderLines leaderLines extLst",
    "dLbl": f"idx delete layout tx {_LABELS} extLst",
    "errBars": "errDir errBarType errValType noEndCap plus minus val spPr extLst",
    "valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "scaling": "logBase orientation max min extLst",
    "legend": "legendPos legendEntry layout overlay spPr txPr extLst",
    "legendEntry": "idx delete txPr extLst",
    "numRef": "f numCache extLst",
    "strRef": "f strCache extLst",
    "numCache": "formatCode ptCount pt extLst",
    "strCache": "ptCount pt extLst",
    "externalData": "autoUpdate",
    "tx": "strRef rich v",
    "spPr": "xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln effectLst effectDag scene3d sp3d extLst",
    "ln": "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst",
    "xfrm": "off ext chOff chExt",
    "custGeom": "avLst gdLst ahLst cxnLst rect pathLst",
    "pattFill": "fgClr bgClr",
    "grpSp": "nvGrpSpPr grpSpPr sp grpSp extLst",
    "nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr",
    "sp": "nvSpPr spPr style txBody extLst",
    "nvSpPr": "cNvPr cNvSpPr nvPr",
    "txBody": "bodyPr lstStyle p",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "AlternateContent": "Choice Fallback",
    "wgp": "cNvPr cNvGrpSpPr grpSpPr wsp grpSp extLst",
    "wsp": "cNvPr cNvSpPr cNvCnPr spPr style extLst txbx linkedTxbx bodyPr",
    "txPr": "bodyPr lstStyle p",
    "rich": "bodyPr lstStyle p",
    "p": "pPr br r fld endParaRPr",
    "rPr": "ln noFill solidFill gradFill blipFill pattFill grpFill effectLst highlight uLnTx latin ea cs sym hlinkClick",
    "defRPr": "ln noFill solidFill gradFill blipFill pattFill grpFill effectLst highlight uLnTx latin ea cs sym hlinkClick",
}
MANY = {"ser", "dPt", "dLbl", "pt", "axId", "legendEntry", "p", "r", "barChart", "lineChart", "valAx", "catAx", "errBars", "trendline", "sp", "wsp"}
NEEDED = {
    "dLbl": "idx",
    "valAx": "axId scaling delete axPos crossAx",
    "catAx": "axId scaling delete axPos crossAx",
    "scatterChart": "scatterStyle axId",
    "barChart": "barDir axId",
    "lineChart": "grouping axId",
    "chartSpace": "chart",
    "errBars": "errBarType errValType",
    "legendEntry": "idx",
    "custGeom": "pathLst",
    "grpSp": "nvGrpSpPr grpSpPr",
    "sp": "nvSpPr spPr",
    "wgp": "cNvGrpSpPr grpSpPr",
    "wsp": "cNvSpPr spPr bodyPr",
    "inline": "extent docPr graphic",
}
SIDES = {"barChart": "ctr inEnd inBase outEnd", "lineChart": "t b l r ctr", "scatterChart": "t b l r ctr"}
"""Where a label may stand: another place makes PowerPoint mend the file."""


def faults(root: etree._Element) -> Iterator[str]:
    """Every element whose children stand in another order than the schema's, or twice, or are strangers, or are missing."""
    for element in root.iter():
        name = etree.QName(element).localname
        parent = element.getparent()
        if name == "ser" and parent is not None:
            name = f"{etree.QName(parent).localname}/ser"
        if name not in ORDER or (name == "marker" and not len(element)) or element.tag.startswith(W):
            continue
        wanted, found = ORDER[name].split(), [etree.QName(child).localname for child in element]
        strangers = [child for child in found if child not in wanted]
        if strangers:
            yield f"{name}: {strangers}"
            continue
        places = [wanted.index(child) for child in found]
        if name != "plotArea" and places != sorted(places):
            yield f"{name}: {found}"
        yield from (f"{name}: twice {child}" for child in set(found) if found.count(child) > 1 and child not in MANY)
        yield from (f"{name}: no {child}" for child in NEEDED.get(name, "").split() if child not in found)
    for chart, sides in SIDES.items():
        for plot in root.iter(f"{C}{chart}"):
            stacked = chart == "barChart" and plot.find(f"{C}grouping").get("val") != "clustered"
            for place in plot.iter(f"{C}dLblPos"):
                if place.get("val") not in sides.split() or (stacked and place.get("val") == "outEnd"):
                    yield f"{chart}: label at {place.get('val')}"
    yield from _axes(root)


def _axes(root: etree._Element) -> Iterator[str]:
    """Each plot has two axes that cross one another; their numbers are positive and no two are alike."""
    axes = {each.find(f"{C}axId").get("val"): each.find(f"{C}crossAx").get("val") for each in root.iter(f"{C}valAx", f"{C}catAx")}
    if len(axes) != len(list(root.iter(f"{C}valAx", f"{C}catAx"))) or any(int(number) <= 0 for number in axes):
        yield f"axes: {axes}"
    for plot in root.iter(*(f"{C}{kind}" for kind in SIDES)):
        first, second = (each.get("val") for each in plot.findall(f"{C}axId"))
        if axes.get(first) != second or axes.get(second) != first:
            yield f"{plot.tag}: axes {first} and {second} do not cross"
    numbers = [each.get("val") for each in root.iterfind(f".//{C}ser/{C}idx")]
    if len(numbers) != len(set(numbers)):
        yield f"series: {numbers}"
