"""What stands in the paragraphs, tables and notes of a draft."""

from consult.vocabulary import PassageKind
from tests.consult.read_drafts import left_out, passages, read, style, texts
from tests.consult.word_files import (
    HEADER,
    NAMES,
    STYLES,
    cell,
    field,
    heading,
    notes,
    paragraph,
    part,
    picture,
    run,
    table,
    text_box,
)

# --- what stands in a paragraph


def test_tabs_breaks_hyphens_and_symbols_are_kept() -> None:
    content = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>"
        '<w:softHyphen/><w:t>e</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    assert texts(read(paragraph(content=content))) == ["a\tb\nc-de☒"]


def test_content_controls_links_and_unknown_wrappers_are_read_through() -> None:
    inside = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('kontroll ')}</w:sdtContent></w:sdt>"
        f"<w:hyperlink r:id='rId9'>{run('länk ')}</w:hyperlink><w:smartTag>{run('tagg ')}</w:smartTag>"
        f"<w:okänd>{run('okänd ')}</w:okänd><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"
        "<w:r><w:ruby><w:rt><w:r><w:t>hög</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>bas</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    block = f"<w:sdt><w:sdtContent>{paragraph('Block')}</w:sdtContent></w:sdt>"
    assert texts(read(paragraph(content=inside) + block)) == [
        "kontroll länk tagg okänd E=mcbas(hög)",
        "Block",
    ]


def test_fields_show_their_results_and_not_their_instructions() -> None:
    nested = field("IF " + "</w:instrText></w:r>" + field("PAGE", run("7")) + "<w:r><w:instrText>", run("ja"))
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        paragraph("Se ", content=field("REF _Ref1", run("avsnitt 3")))
        + paragraph(content=f'<w:fldSimple w:instr="SEQ Tabell">{run("2")}</w:fldSimple>')
        + paragraph(content=nested)
        + paragraph(content=box)
    )
    assert texts(read(body)) == ["Se avsnitt 3", "2", "ja", "☒"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    begun = broken + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    after = paragraph("b") + paragraph(content=field("REF x", run("c")))
    assert texts(read(paragraph("a", content=broken) + after)) == ["a", "b", "c"]
    assert texts(read(paragraph("a", content=begun) + paragraph("b"))) == ["a", "b"]


def test_tracked_changes_are_read_as_accepted() -> None:
    content = (
        f"<w:ins>{run('nytt ')}</w:ins><w:del><w:r><w:delText>gammalt</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('härifrån')}</w:moveFrom><w:moveTo>{run('hit')}</w:moveTo>"
    )
    draft = read(paragraph("Ett ", content=content))
    assert texts(draft) == ["Ett nytt hit"]
    assert left_out(draft)["deleted_text"] == (2, "gammalt")


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del w:id='1'/></w:rPr>"
    draft = read(paragraph("Ett ", properties=deleted) + paragraph("två.") + paragraph("Tre."))
    assert texts(draft) == ["Ett två.", "Tre."]
    assert texts(read(paragraph("Sist", properties=deleted))) == ["Sist"]


def test_hidden_text_is_left_out_and_told() -> None:
    hidden_style = style("Dold", "Dold", "<w:rPr><w:vanish/></w:rPr>")
    hidden_sign = style("DoltTecken", "x", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = (
        paragraph("Synligt", content=run("dolt", "<w:vanish/>") + run(" mer", '<w:vanish w:val="0"/>'))
        + paragraph("dold", "Dold")
        + paragraph("x", content=run("gömt", '<w:rStyle w:val="DoltTecken"/>'))
    )
    draft = read(body, styles=STYLES + hidden_style + hidden_sign)
    assert texts(draft) == ["Synligt mer", "x"]
    assert left_out(draft)["hidden_text"] == (3, "dolt")


# --- the table of contents, headers, pictures


def test_a_table_of_contents_is_left_out_wherever_it_comes_from() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Mål 3')}</w:sdtContent></w:sdt>"
    by_style = paragraph("Mål\t3", "Innehll1")
    by_field = (
        "<w:p>"
        + field("TOC \\o 1-3", run("Mål 3") + "</w:p><w:p>" + run("Resande 4"))
        + run("Efter")
        + "</w:p>"
    )
    for contents, after in ((control, []), (by_style, []), (by_field, ["Efter"])):
        draft = read(contents + heading("Mål") + paragraph("Text"))
        assert texts(draft) == [*after, "Text"]
        assert left_out(draft)["contents"][1].startswith("Mål")


def test_headers_comments_pictures_and_objects_are_counted_with_an_example() -> None:
    comment = part("comments", f'<w:comment w:id="1">{paragraph("Stämmer det?")}</w:comment>')
    more = {
        "header1.xml": ("header", part("hdr", paragraph("Region Almarike"))),
        "header2.xml": ("header", part("hdr", paragraph())),
        "comments.xml": ("comments", comment),
    }
    body = paragraph(content=picture("Karta över länet") + picture()) + paragraph(
        content="<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"
    )
    draft = read(body + "<w:altChunk r:id='rId7'/>" + paragraph("Text"), parts=more)
    assert texts(draft) == ["Text"]
    assert left_out(draft) == {
        "header": (1, "Region Almarike"),
        "comment": (1, "Stämmer det?"),
        "picture": (2, "Karta över länet"),
        "embedded_object": (1, ""),
        "other_document": (1, ""),
    }


# --- tables, notes, text boxes


def test_the_words_of_a_diagram_are_told() -> None:
    data = f"{HEADER}<dgm:dataModel {NAMES}><a:t>Mål</a:t><a:t>Medel</a:t></dgm:dataModel>"
    shown = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm='rId2'/></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    draft = read(paragraph("Text", content=shown), parts={"data1.xml": ("diagramData", data)})
    assert left_out(draft)["smart_art"] == (1, "Mål Medel")


def test_cells_are_passages_with_row_and_column() -> None:
    draft = read(table([["a", "b"], ["", "d"]]))
    assert [(each.kind, each.text, each.row, each.column) for each in passages(draft)] == [
        (PassageKind.TABLE_CELL, "a", 0, 0),
        (PassageKind.TABLE_CELL, "b", 0, 1),
        (PassageKind.TABLE_CELL, "d", 1, 1),
    ]


def test_merged_cells_are_read_once_where_they_begin() -> None:
    across = '<w:gridSpan w:val="2"/>'
    begin, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        [cell(paragraph("bred"), across), cell(paragraph("hög"), begin)],
        [cell(paragraph("c")), cell(paragraph("d")), cell(paragraph("mer"), goes_on)],
    ]
    found = [(each.text, each.row, each.column) for each in passages(read(table(rows)))]
    assert found == [("bred", 0, 0), ("hög\nmer", 0, 2), ("c", 1, 0), ("d", 1, 1)]


def test_a_cell_that_goes_on_from_a_cell_that_did_not_begin_is_its_own() -> None:
    begin, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [[cell(paragraph("a"), begin)], [cell(paragraph("b"))], [cell(paragraph("c"), goes_on)]]
    assert [(each.text, each.row) for each in passages(read(table(rows)))] == [("a", 0), ("b", 1), ("c", 2)]


def test_rows_and_cells_in_content_controls_and_tables_in_cells_are_read() -> None:
    inner = table([["inre"]])
    row = f"<w:tr>{cell(paragraph('i kontroll'))}</w:tr>"
    rows = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt><w:tr><w:sdt><w:sdtContent>"
    rows += f"{cell(paragraph('före') + inner + paragraph('efter'))}</w:sdtContent></w:sdt></w:tr></w:tbl>"
    assert texts(read(rows)) == ["i kontroll", "före\nefter", "inre"]


def test_a_deleted_row_is_left_out_and_told() -> None:
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell(paragraph('borta'))}</w:tr>"
    draft = read(f"<w:tbl>{gone}<w:tr>{cell(paragraph('kvar'))}</w:tr></w:tbl>")
    assert [(each.text, each.row) for each in passages(draft)] == [("kvar", 0)]
    assert left_out(draft)["deleted_text"] == (1, "borta")


def test_captions_and_notes_have_their_kinds() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = (
        paragraph("Ett", content=reference.format(5))
        + paragraph("Två", content=reference.format(4) + '<w:r><w:endnoteReference w:id="1"/></w:r>')
        + paragraph("Tabell 1. Resor", "Beskrivning")
    )
    more = {
        "footnotes.xml": ("footnotes", notes("footnote", {4: "Fjärde", 5: "Femte", 6: "Aldrig nämnd"})),
        "endnotes.xml": ("endnotes", notes("endnote", {1: "Slutnot"})),
    }
    found = [
        (each.kind.value, each.label, each.text, each.place) for each in passages(read(body, parts=more))
    ]
    assert found == [
        ("paragraph", "", "Ett", "body/0"),
        ("footnote", "1", "Femte", "footnotes/2"),
        ("paragraph", "", "Två", "body/1"),
        ("footnote", "2", "Fjärde", "footnotes/1"),
        ("footnote", "i", "Slutnot", "endnotes/1"),
        ("caption", "", "Tabell 1. Resor", "body/2"),
    ]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("Not", content=reference)}</w:footnote>'
    more = {"footnotes.xml": ("footnotes", part("footnotes", note))}
    body = paragraph("A", content=reference)
    assert texts(read(body, parts=more)) == ["A", "Not"]


def test_a_text_box_is_read_once_after_its_paragraph_and_places_count_all_paragraphs() -> None:
    draft = read(
        paragraph("Före", content=text_box(paragraph("I rutan") + heading("Ruta"))) + paragraph("Efter")
    )
    assert [(each.text, each.place) for each in passages(draft)] == [
        ("Före", "body/0"),
        ("I rutan", "body/1"),
        ("Ruta", "body/2"),
        ("Efter", "body/5"),
    ]
