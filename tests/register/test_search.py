"""Finding entries in the register as it is shipped."""

from __future__ import annotations

from aigf.register import load_register, search


def names(text: str) -> list[str]:
    return [entry.name for entry in search(load_register(), text)]


def test_an_empty_text_finds_everything() -> None:
    register = load_register()
    count = len(register.entries) + sum(len(found.properties) for found in register.accelerators.values())
    assert len(names("")) == count
    assert names(" ") == names("")


def test_it_looks_in_name_titles_source_and_notes_whatever_the_case() -> None:
    assert sorted(names("GOODPUT")) == ["cross_site_efficiency", "restart_time"]
    assert "corporate_tax_rate" in names("vennootschapsbelasting")
    assert "corporate_tax_rate" in names("Corporate Income Tax")
    assert "hyperscale_power_limit" in names("5.161ba")
    assert "net_area_per_mw" in names("groene buffer")


def test_all_words_must_be_there_in_any_order() -> None:
    assert "hyperscale_floor_limit" in names("verbod") or "hyperscale_floor_limit" in names(
        "hyperscaleverbod"
    )
    assert names("hyperscaleverbod vloeroppervlak") == names("vloeroppervlak hyperscaleverbod")
    assert names("hyperscaleverbod zeppelin") == []


def test_an_accelerator_is_found_by_name_and_vendor() -> None:
    assert names("h100-sxm")[-3:] == [
        "accelerator_peak_flops",
        "accelerator_it_power",
        "accelerator_list_price",
    ]
    assert len(names("gaudi3")) == 3
    assert len([name for name in names("amd") if name == "accelerator_peak_flops"]) == 3
