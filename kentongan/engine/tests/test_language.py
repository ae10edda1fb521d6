import pytest

from kentongan.engine import language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Banjir sudah surut, warga kembali ke rumah"),
        ("id", "Pemerintah buka rumah sakit baru di Kendal"),
        ("id", "min infonya kapan pencairan bansos?"),
        ("ms", "Polis telah menahan dua lelaki kerana disyaki mencuri wang di sebuah syarikat"),
        ("ms", "Menteri berkata bahawa bantuan akan diberi kepada mangsa banjir hari Khamis"),
        ("jv", "Wong-wong kabeh wis padha teka ing pasar kanggo tuku sembako"),
        ("jv", "Kula badhe dhateng peken kaliyan ibu nanging jawah"),
        ("su", "Abdi bade ka pasar jeung ema tapi hujan"),
        ("su", "Urang lembur geus ngumpul di balé désa pikeun musyawarah"),
        ("en", "Government opens new hospital"),
        ("en", "The regent said that the road will be open again by Monday"),
        ("other", "이명박 대통령은 오늘 새로운 정책을 발표했다 고 말했다"),
        ("other", "大統領は今日新しい政策を発表した"),
    ],
)
def test_the_languages_an_office_meets_are_told_apart(code: str, text: str) -> None:
    assert language.detect(text).code == code


def test_a_body_of_another_language_is_other() -> None:
    body = (
        "Le président de la République a annoncé mardi de nouvelles mesures pour aider les "
        "familles touchées par les inondations dans le sud du pays, où la pluie tombe depuis "
        "trois jours et où plusieurs routes restent fermées à la circulation."
    )
    assert language.detect(body).code == "other"


def test_few_words_are_left_to_the_source() -> None:
    assert language.detect("Halo").code == "id"
    assert language.detect("Flood warning", default="en-US").code == "en"
    assert language.detect("").confidence == 0.0


def test_a_regional_word_does_not_make_a_post_regional() -> None:
    assert language.detect("Piye kabar bantuan untuk warga di desa kami?").code == "id"
