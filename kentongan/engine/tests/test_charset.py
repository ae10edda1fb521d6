"""Bytes to text when the label is wrong, missing or malicious."""

import pytest

from kentongan.engine.charset import decode, known


@pytest.mark.parametrize(
    ("body", "header", "text", "encoding"),
    [
        ("Kafé".encode(), "latin-1", "Kafé", "utf-8"),
        (b"\xef\xbb\xbfKaf\xc3\xa9", None, "Kafé", "utf-8"),
        (b"Kaf\xe9 \x93a\x94", None, "Kafé “a”", "windows-1252"),
        (b"Kaf\xe9 \x93a\x94", "utf-8", "Kafé “a”", "windows-1252"),
        (b"Kaf\xe9", "no-such-charset", "Kafé", "windows-1252"),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет", "koi8-r"),
        (
            b'<meta charset="shift_jis">' + "日本".encode("shift_jis"),
            "iso-8859-1",
            '<meta charset="shift_jis">日本',
            "shift_jis",
        ),
        ("<a>Kafé</a>".encode("utf-16-le"), None, "<a>Kafé</a>", "utf-16-le"),
        ("<a>Kafé</a>".encode("utf-16"), "utf-8", "<a>Kafé</a>", "utf-16"),
        (b"a\x00b", None, "ab", "utf-8"),
        (b"", None, "", "utf-8"),
    ],
)
def test_decode(body: bytes, header: str | None, text: str, encoding: str) -> None:
    decoded = decode(body, header=header)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_one_bad_byte_does_not_turn_a_utf8_page_into_another_encoding() -> None:
    decoded = decode(("é" * 500).encode() + b"\xe9")
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("ééé")


@pytest.mark.parametrize(
    "label", ["base64", "idna", "punycode", "unicode_escape", "utf-7", "rot13", "", None, "\x00"]
)
def test_a_page_may_not_choose_any_codec(label: str | None) -> None:
    assert known(label) is None
