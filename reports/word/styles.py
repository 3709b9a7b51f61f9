"""styles.xml, numbering.xml and fontTable.xml: a look as Word's own styles, so that an editor changes one place and not a hundred."""

from __future__ import annotations

from reports.word.look import NOTICE, Look, Type
from reports.word.xml import Element, w

HEADINGS = ("Heading1", "Heading2", "Heading3")
BUILT_IN = frozenset({"Normal", "BodyText", "Title", "Subtitle", "Footer", *HEADINGS})  # Word knows these names
_FALLBACKS = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "方正小标宋简体": "华文中宋", "黑体": "SimHei", "宋体": "SimSun"}


def styles(look: Look) -> Element:
    """Every style of the look. What a style does not say it takes from Normal."""
    normal = look.types["Normal"]
    defaults = w("docDefaults", w("rPrDefault", w("rPr", fonts(normal), *sized(normal.size), language(look))), w("pPrDefault", w("pPr")))
    table = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", w("left", w=85, type="dxa"), w("right", w=85, type="dxa"))),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    numbers = w("style", w("name", val="No List"), w("uiPriority", val=99), type="numbering", default=1, styleId="NoList")
    return w("styles", defaults, *(_style(id, each) for id, each in look.types.items()), table, numbers)


def numbering(look: Look) -> Element:
    """The numbers of headings, tied to their styles: a heading that somebody adds is numbered too."""
    levels = [
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            w("pStyle", val=HEADINGS[level]),
            w("suff", val=look.after_number),
            w("lvlText", val=text),
            w("lvlJc", val="left"),
            ilvl=level,
        )
        for level, (form, text) in enumerate(look.levels)
    ]
    whole = w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=0)
    return w("numbering", whole, w("num", w("abstractNumId", val=0), numId=1))


def font_table(look: Look) -> Element:
    """The Chinese fonts with what stands in where a machine lacks them."""
    used = sorted({each.asian for each in look.types.values()})
    return w("fonts", *(w("font", w("altName", val=_FALLBACKS[name]), w("charset", val="86"), w("family", val="auto"), name=name) for name in used))


def fonts(each: Type) -> Element:
    """Latin and Chinese font, with no theme that would overrule them."""
    return w("rFonts", ascii=each.latin, eastAsia=each.asian, hAnsi=each.latin, cs=each.latin)


def sized(points: float) -> list[Element]:
    """The size of type, which Word counts in half points."""
    return [w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))]


def language(look: Look) -> Element:
    """What proofing takes the text for."""
    return w("lang", val="en-US" if look.language == "zh-CN" else look.language, eastAsia="zh-CN", bidi="ar-SA")


def _style(id: str, each: Type) -> Element:
    normal = id == "Normal"
    attributes: dict[str, str | int] = {"default": 1} if normal else {} if id in BUILT_IN else {"customStyle": 1}
    bold = [w("b"), w("bCs")] if each.bold else []
    colour = w("color", val=each.colour) if each.colour else None
    return w(
        "style",
        w("name", val=each.name),
        None if normal else w("basedOn", val="Normal"),
        w("next", val="BodyText") if id in HEADINGS else None,
        w("qFormat"),
        _paragraph(id, each),
        w("rPr", fonts(each), *bold, colour, *sized(each.size)),
        type="paragraph",
        styleId=id,
        **attributes,
    )


def _paragraph(id: str, each: Type) -> Element:
    rule: dict[str, str | int] = {"line": each.line, "lineRule": "exact"} if each.line else {"line": 240, "lineRule": "auto"}
    return w(
        "pPr",
        w("keepNext") if each.keep_next else None,
        w("keepLines") if each.keep_lines else None,
        w("widowControl"),
        w("numPr", w("ilvl", val=HEADINGS.index(id)), w("numId", val=1)) if id in HEADINGS else None,
        _border(each),
        w("snapToGrid", val=0),
        w("spacing", before=each.before, after=each.after, **rule),
        w("ind", firstLineChars=each.indent * 100, firstLine=round(each.indent * each.size * 20)),
        w("jc", val=each.align),
        w("outlineLvl", val=each.outline) if each.outline is not None else None,
    )


def _border(each: Type) -> Element | None:
    if not each.border:
        return None
    sides = ("top", "left", "bottom", "right") if each.border == "box" else ("top",)
    colour = NOTICE if each.border == "box" else "auto"
    return w("pBdr", *(w(side, val="single", sz=8, space=4, color=colour) for side in sides))
