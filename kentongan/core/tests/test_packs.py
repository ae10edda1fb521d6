from kentongan.core import packs, sms


def test_a_field_without_a_value_stays_visible() -> None:
    text = packs.fill("Banjir di {{di_mana}}, hubungi {{hubungi}}.", {"di_mana": "Desa Sukamaju"})
    assert text == "Banjir di Desa Sukamaju, hubungi [hubungi]."


def test_a_value_that_opens_a_sentence_begins_with_a_capital() -> None:
    text = packs.fill("{{apa}} surut. {{apa}} tinggal sedikit, {{apa}}.", {"apa": "air"})
    assert text == "Air surut. Air tinggal sedikit, air."


def test_fields_are_found_however_deep() -> None:
    assert packs.fields({"a": "{{x}}", "b": ["{{y}} {{x}}", {"c": "{{z}}"}]}) == {"x", "y", "z"}


def test_sms_length_counts_the_extension_table_double() -> None:
    assert sms.septets("a" * 160) == 160
    assert sms.parts("a" * 160) == 1
    assert sms.parts("a" * 161) == 2
    assert sms.septets("{€}") == 6


def test_signs_that_shorten_an_sms_are_found_and_can_be_replaced() -> None:
    assert sms.foreign("“Awas” – banjir…") == {"“", "”", "–", "…"}
    assert sms.foreign(sms.plain("“Awas” – banjir…")) == set()
