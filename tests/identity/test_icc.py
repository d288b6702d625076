"""The profile as other programs read it."""

import struct
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageCms

from edition.identity.icc import DESCRIPTION, grey


def test_it_is_a_profile_of_a_grey_printer() -> None:
    profile = ImageCms.ImageCmsProfile(BytesIO(grey())).profile
    assert (
        profile.device_class,
        profile.xcolor_space.strip(),
        profile.connection_space.strip(),
    ) == ("prtr", "GRAY", "XYZ")
    assert (
        profile.profile_description == DESCRIPTION
        and profile.copyright == "No copyright, use freely"
    )
    assert profile.icc_version == 0x02400000 and int.from_bytes(grey()[:4], "big") == len(grey())


def test_the_middle_tone_prints_darker() -> None:
    """At 50 % the paper is covered by 70 %: 30 % of the light comes back, which sRGB shows as about
    149.
    """
    transform = ImageCms.buildTransform(
        BytesIO(grey()), ImageCms.createProfile("sRGB"), "L", "RGB", 1
    )
    assert transform is not None
    shown = [
        ImageCms.applyTransform(Image.new("L", (1, 1), tone), transform) for tone in (0, 128, 255)
    ]
    dark, middle, light = (pixel.getpixel((0, 0)) for pixel in shown if pixel is not None)
    assert dark == (0, 0, 0) and light == (255, 255, 255)
    assert isinstance(middle, tuple) and all(abs(value - 149) <= 2 for value in middle)


def test_its_date_is_of_no_text() -> None:
    """ICC.1:2001-04, 6.1.8: year to second; one for all editions, so it tells nothing of any."""
    assert struct.unpack(">6H", grey()[24:36]) == (2000, 1, 1, 0, 0, 0)


def test_its_bytes_stay() -> None:
    """They stand in every file for a print shop: another profile is another file, and the changelog
    says so.
    """
    assert (
        sha256(grey()).hexdigest()
        == "924db33428e489dd430fc6f62b0fd5beb8916a922b704d1e432431efc8d3de5a"
    )
