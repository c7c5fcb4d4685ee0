"""How the Word document looks: the program's own styles, as WordprocessingML (ISO/IEC 29500-1, 17.7).

Sizes are half points, distances twentieths of a point. The colours were chosen for contrast: the
accent has 7.3 to 1 on white, the grey of notes 7.5 to 1 (WCAG 2.1, 1.4.3 asks for 4.5).
"""

import re

ACCENT = "0B5C6B"
HEADER_FILL = "E1ECEE"
RULE = "C9D5D8"
NOTE = "44555A"
WARNING = "8A2318"


def _paragraph_style(
    identifier: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    base: str = "Normal",
    following: str = "",
    extra: str = "<w:qFormat/>",
) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    default = "" if base else ' w:default="1"'
    custom = ' w:customStyle="1"' if identifier.startswith("Samrad") else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{based}{after}{extra}<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"


def _heading(level: int, half_points: int, before: int, after: int, run: str) -> str:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    return _paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        f"{_KEEP}{_space(before, after, 240)}{outline}",
        f"{run}{_size(half_points)}",
        following="Normal",
    )


def _contents_style(level: int, indent: int, before: int, run: str) -> str:
    return _paragraph_style(
        f"TOC{level}",
        f"toc {level}",
        f'{_space(before, 40, 252)}<w:ind w:left="{indent}" w:right="567"/>',
        run,
        extra='<w:uiPriority w:val="39"/>',
    )


_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="SamradTable"><w:name w:val="Samråd tabell"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    f'<w:top w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="68" w:type="dxa"/><w:left w:w="96" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)

_HYPERLINK = (
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    f'<w:uiPriority w:val="99"/><w:rPr>{_colour(ACCENT)}<w:u w:val="single"/></w:rPr></w:style>'
)

_QUOTE_BAR = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="6" w:color="8FB4BB"/></w:pBdr>'
_RULE_BELOW = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="8" w:color="{ACCENT}"/></w:pBdr>'

STYLES = "".join(
    (
        "<w:styles>",
        _paragraph_style("Normal", "Normal", _space(0, 140, 276), _size(22), base=""),
        _paragraph_style("Title", "Title", _space(3000, 120, 228), f"{_BOLD}{_colour(ACCENT)}{_size(68)}"),
        _paragraph_style("Subtitle", "Subtitle", _space(0, 1200, 240), f"{_colour(NOTE)}{_size(34)}"),
        _heading(1, 40, 560, 200, f"{_BOLD}{_colour(ACCENT)}"),
        _heading(2, 28, 400, 120, f"{_BOLD}{_colour(ACCENT)}"),
        _heading(3, 24, 320, 100, f"{_BOLD}{_colour('1F2D31')}"),
        _heading(4, 22, 280, 80, f"{_BOLD}{_colour(NOTE)}"),
        _heading(5, 22, 240, 80, f"{_BOLD}{_colour(NOTE)}"),
        _heading(6, 22, 240, 80, f"{_colour(NOTE)}"),
        _paragraph_style(
            "TOCHeading",
            "TOC Heading",
            f"{_KEEP}{_space(0, 200, 240)}",
            f"{_BOLD}{_colour(ACCENT)}{_size(40)}",
            following="Normal",
        ),
        _contents_style(1, 0, 140, _BOLD),
        _contents_style(2, 284, 0, ""),
        _contents_style(3, 568, 0, ""),
        _paragraph_style(
            "Header",
            "header",
            f'<w:tabs><w:tab w:val="right" w:pos="9412"/></w:tabs>{_space(0, 0, 240)}',
            f"{_colour(NOTE)}{_size(18)}",
        ),
        _paragraph_style(
            "Footer",
            "footer",
            f'<w:tabs><w:tab w:val="right" w:pos="9412"/></w:tabs>{_space(0, 0, 240)}',
            f"{_colour(NOTE)}{_size(18)}",
        ),
        _paragraph_style("SamradFact", "Samråd uppgift", _space(0, 60), _size(24)),
        _paragraph_style(
            "SamradAuthority", "Samråd myndighet", f"{_RULE_BELOW}{_space(0, 0)}", f"{_BOLD}{_size(26)}"
        ),
        _paragraph_style(
            "SamradHeading2",
            "Samråd rubrik 2",
            "",
            "",
            base="Heading2",
            following="Normal",
        ),
        _paragraph_style("SamradHeading3", "Samråd rubrik 3", "", "", base="Heading3", following="Normal"),
        _paragraph_style("SamradList", "Samråd punktlista", _space(0, 80, 264)),
        _paragraph_style(
            "SamradNote", "Samråd not", f"<w:keepNext/>{_space(0, 100)}", f"{_colour(NOTE)}{_size(20)}"
        ),
        _paragraph_style("SamradAfterTable", "Samråd följdtext", f"<w:keepNext/>{_space(200, 80)}"),
        _paragraph_style("SamradSender", "Samråd avsändare", f"{_KEEP}{_space(240, 60)}", _BOLD),
        _paragraph_style(
            "SamradQuote", "Samråd citat", f'{_QUOTE_BAR}{_space(0, 120)}<w:ind w:left="227"/>', _size(21)
        ),
        _paragraph_style("SamradFine", "Samråd finstilt", _space(280, 0), f"{_colour(NOTE)}{_size(18)}"),
        _paragraph_style("SamradChart", "Samråd diagram", _space(60, 160, 240)),
        _paragraph_style(
            "SamradComment",
            "Samråd synpunkt",
            f'{_space(0, 120)}<w:ind w:left="794" w:hanging="794"/>',
            _size(21),
        ),
        _paragraph_style("SamradCell", "Samråd tabelltext", _space(0, 50, 247), _size(19)),
        _paragraph_style(
            "SamradCellHeader",
            "Samråd tabellrubrik",
            "<w:keepNext/>",
            f"{_BOLD}{_colour('0B4450')}",
            base="SamradCell",
        ),
        _paragraph_style("SamradCellStrong", "Samråd tabelltext stark", "", _BOLD, base="SamradCell"),
        _paragraph_style(
            "SamradCellLabel",
            "Samråd tabelletikett",
            f"<w:keepNext/>{_space(60, 10, 247)}",
            f"{_BOLD}{_colour(NOTE)}{_size(17)}",
            base="SamradCell",
        ),
        _paragraph_style(
            "SamradCellNote", "Samråd tabellnot", "", f"{_colour(NOTE)}{_size(17)}", base="SamradCell"
        ),
        _paragraph_style(
            "SamradCellQuote",
            "Samråd tabellcitat",
            f'{_QUOTE_BAR}<w:ind w:left="153"/>',
            "",
            base="SamradCell",
        ),
        _paragraph_style(
            "SamradCellNumber", "Samråd tabelltal", '<w:jc w:val="right"/>', "", base="SamradCell"
        ),
        _paragraph_style(
            "SamradCellHeaderNumber",
            "Samråd tabellrubrik tal",
            '<w:jc w:val="right"/>',
            "",
            base="SamradCellHeader",
        ),
        _paragraph_style(
            "SamradWorking",
            "Samråd arbetsmaterial",
            '<w:jc w:val="right"/>',
            f"{_BOLD}{_colour(WARNING)}{_size(20)}",
            base="Header",
        ),
        _TABLE,
        _HYPERLINK,
        "</w:styles>",
    )
)
"""The styles; `w:styles` still lacks its namespace."""

NAMES = dict(re.findall(r'w:styleId="(\w+)"><w:name w:val="([^"]+)"', STYLES))
"""The name of each of our styles by its identifier."""

BULLETS = (
    '<w:abstractNum {namespaces} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
)
