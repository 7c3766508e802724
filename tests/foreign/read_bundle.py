#!/usr/bin/env python3
"""Reads a bundle: opens it, checks every byte of it, prints what is in it.

Usage: read_bundle.py FILE [--passphrase TEXT] [--passphrase-file F] [--identity-file F]

Written from docs/format-bundle.md (the numbers of sections below are that page's), the schemas
in schemas/ and the standards that they name, without a look at the program that writes bundles.
The age envelope is read by the code below, from c2sp.org/age.

Prints the verdict first; the content only if all checks hold. A verdict that is not "INTACT"
names the part that was altered, the first one in the order of section 7. Exit 0 intact and
understood, 4 intact and not understood, 3 not intact or not to be opened, 2 wrong usage.
Reads the whole file into memory.
"""

import argparse
import base64
import binascii
import datetime
import hashlib
import hmac
import json
import re
import struct
import sys
import unicodedata
import uuid
import zlib

import rfc8785
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MIMETYPE = "mimetype"
DELIVERY = "delivery.json"
RELEASE = "release.json"
RECORD = "record.json"
TEMPLATE = "template.json"
MANIFEST = "META-INF/ASiCManifest.xml"
SIGNATURE = "META-INF/signature001.p7s"
NOT_CONTENT = {MIMETYPE, DELIVERY, RELEASE, MANIFEST, SIGNATURE}

MIMETYPE_DATA = b"application/vnd.etsi.asic-e+zip"
ROOT_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}\.[a-z0-9]{1,8}")
ATTACHMENT_NAME = re.compile(r"attachments/[1-9][0-9]{0,5}\.[a-z0-9]{1,8}")
MOST_MEMBERS = 4096
MIB = 1 << 20


class Refused(Exception):
    """The bundle is not intact; `part` is the name that section 7 gives to what was altered."""

    def __init__(self, part, reason):
        super().__init__(f"{part}: {reason}")
        self.part = part
        self.reason = reason


class NotOpened(Exception):
    """The envelope does not open with what was given; nothing is known of the container."""


class NotUnderstood(Exception):
    """The bundle is intact, and `part` is not what this reader knows (section 7)."""

    def __init__(self, part, reason):
        super().__init__(f"{part}: {reason}")


class WrongUsage(Exception):
    """The call lacks something; nothing is said about the file."""


# ---- 1 Envelope ---------------------------------------------------------------------------

AGE_START = b"age-encryption.org/"
AGE_VERSION_LINE = b"age-encryption.org/v1"
AGE_MOST_HEADER = 32768
AGE_CHUNK = 64 * 1024
AGE_TAG = 16


def container_of(data, passphrase, identities):
    """The bytes of the container, with a word on how the file was wrapped."""
    if not data.startswith(AGE_START):
        return data, "no envelope"
    header, stanzas, mac, payload = age_header(data)
    kinds = [arguments[0] for arguments, _ in stanzas]
    if "scrypt" in kinds:
        if kinds != ["scrypt"]:
            raise Refused("envelope", "a scrypt stanza does not stand alone")
        if passphrase is None:
            raise WrongUsage("the file is encrypted with a passphrase; give --passphrase or --passphrase-file")
        file_key = file_key_by_passphrase(*stanzas[0], passphrase)
    elif "X25519" in kinds:
        if not identities:
            raise WrongUsage("the file is encrypted to keys; give --identity-file")
        file_key = file_key_by_identity(stanzas, identities)
    else:
        raise NotOpened("the envelope has neither a scrypt nor an X25519 stanza")
    expected = hmac.digest(hkdf(file_key, b"", b"header"), header, "sha256")
    if not hmac.compare_digest(expected, mac):
        raise Refused("envelope", "damaged (its header was changed)")
    return age_payload(payload, file_key), f"age envelope, {'passphrase' if 'scrypt' in kinds else 'keys'}"


def age_header(data):
    """Header up to and with `---`, its stanzas as (arguments, body), its MAC, the payload."""
    end = data.find(b"\n--- ", 0, AGE_MOST_HEADER) + 1
    if end == 0:
        raise Refused("envelope", "the last line of its header does not begin within 32,768 bytes")
    line_end = data.find(b"\n", end)
    last_line = data[end:line_end]
    if line_end < 0:
        raise Refused("envelope", "the last line of its header is ill-formed")
    mac = unpadded_base64(last_line[4:])
    lines = data[:end].split(b"\n")[:-1]
    if lines[0] != AGE_VERSION_LINE:
        raise NotOpened("the envelope is not of version 1 of age")
    stanzas = []
    at = 1
    while at < len(lines):
        arguments = lines[at].split(b" ")
        well_formed = all(re.fullmatch(rb"[\x21-\x7e]+", argument) for argument in arguments)
        if arguments[0] != b"->" or len(arguments) < 2 or not well_formed:
            raise Refused("envelope", "a stanza of its header is ill-formed")
        at += 1
        body = b""
        while at < len(lines) and len(lines[at]) == 64:
            body += lines[at]
            at += 1
        if at == len(lines) or len(lines[at]) > 64:
            raise Refused("envelope", "a stanza of its header has no end")
        body += lines[at]
        at += 1
        stanzas.append(([argument.decode("ascii") for argument in arguments[1:]], unpadded_base64(body)))
    return data[: end + 3], stanzas, mac, data[line_end + 1 :]


def unpadded_base64(text):
    try:
        value = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise Refused("envelope", "its header has ill-formed base64") from error
    if base64.b64encode(value).rstrip(b"=") != text:
        raise Refused("envelope", "its header has base64 that is not canonical")
    return value


def hkdf(secret, salt, info):
    return HKDF(hashes.SHA256(), 32, salt, info).derive(secret)


def unwrap(key, body):
    """The file key in a stanza's body, or nothing if the key is another one."""
    if len(body) != 32:
        raise Refused("envelope", "a stanza has a body of other length than 32 bytes")
    try:
        return ChaCha20Poly1305(key).decrypt(bytes(12), body, None)
    except InvalidTag:
        return None


def file_key_by_passphrase(arguments, body, passphrase):
    if len(arguments) != 3 or not re.fullmatch(r"[1-9][0-9]*", arguments[2]):
        raise Refused("envelope", "its scrypt stanza is ill-formed")
    salt = unpadded_base64(arguments[1].encode("ascii"))
    if len(salt) != 16:
        raise Refused("envelope", "the salt of its scrypt stanza has not 16 bytes")
    if len(arguments[2]) > 2 or int(arguments[2]) > 18:
        raise NotOpened("the envelope asks for a work factor above 18")
    key = hashlib.scrypt(
        unicodedata.normalize("NFC", passphrase).encode("utf-8"),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=1 << int(arguments[2]),
        r=8,
        p=1,
        maxmem=512 * MIB,
        dklen=32,
    )
    file_key = unwrap(key, body)
    if file_key is None:
        raise NotOpened("the passphrase is wrong, or the scrypt stanza was changed")
    return file_key


def file_key_by_identity(stanzas, identities):
    for arguments, body in stanzas:
        if arguments[0] != "X25519":
            continue
        share = unpadded_base64(arguments[1].encode("ascii")) if len(arguments) == 2 else b""
        if len(share) != 32:
            raise Refused("envelope", "an X25519 stanza is ill-formed")
        for identity in identities:
            own = identity.public_key().public_bytes_raw()
            try:
                secret = identity.exchange(X25519PublicKey.from_public_bytes(share))
            except ValueError as error:
                raise Refused("envelope", "an X25519 stanza has a share of low order") from error
            file_key = unwrap(hkdf(secret, share + own, b"age-encryption.org/v1/X25519"), body)
            if file_key is not None:
                return file_key
    raise NotOpened("it is not for any of these identities, or a stanza was changed")


def age_payload(payload, file_key):
    nonce, chunks = payload[:16], payload[16:]
    if len(nonce) != 16 or len(chunks) < AGE_TAG:
        raise Refused("envelope", "damaged (it ends too early)")
    cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    plain = bytearray()
    step = AGE_CHUNK + AGE_TAG
    for counter, start in enumerate(range(0, len(chunks), step)):
        last = start + step >= len(chunks)
        try:
            piece = cipher.decrypt(counter.to_bytes(11, "big") + bytes([last]), bytes(chunks[start : start + step]), None)
        except InvalidTag as error:
            raise Refused("envelope", f"damaged (piece {counter + 1} of its payload)") from error
        if last and not piece and counter:
            raise Refused("envelope", "damaged (an empty last piece)")
        plain += piece
    return bytes(plain)


def identities_in(text):
    """The secret keys of an age identity file; other lines than comments and keys are wrong usage."""
    identities = []
    for line in text.splitlines():
        line = line.strip()
        if line and not line.startswith("#"):
            identities.append(X25519PrivateKey.from_private_bytes(bech32_key(line)))
    return identities


def bech32_key(line):
    """The 32 bytes of `AGE-SECRET-KEY-1…` (BIP 173)."""
    prefix, _, rest = line.lower().rpartition("1")
    alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    if prefix != "age-secret-key-" or line != line.upper() or any(c not in alphabet for c in rest):
        raise WrongUsage("the identity file has a line that is no age secret key")
    values = [alphabet.index(c) for c in rest]
    check = 1
    for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    number = 0
    for value in values[:-6]:
        number = number << 5 | value
    spare = len(values[:-6]) * 5 - 256
    if check != 1 or spare != 4 or number & 0xF:
        raise WrongUsage("the identity file has a key with a typing error")
    return (number >> spare).to_bytes(32, "big")


# ---- 2 Container --------------------------------------------------------------------------

LARGE = 0xFFFFFFFF
DATE = 0x0021


def is_large(x):
    return x >= LARGE


def local_header(name, size, crc):
    extra = struct.pack("<HHQQ", 1, 16, size, size) if is_large(size) else b""
    shown = min(size, LARGE)
    version = 45 if is_large(size) else 20
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", version, 0, 0, 0, DATE, crc, shown, shown, len(name), len(extra))
    return head + name + extra


def central_header(name, size, crc, offset):
    z = struct.pack("<QQ", size, size) if is_large(size) else b""
    z += struct.pack("<Q", offset) if is_large(offset) else b""
    extra = struct.pack("<HH", 1, len(z)) + z if z else b""
    version = 45 if z else 20
    shown = min(size, LARGE)
    numbers = (version, version, 0, 0, 0, DATE, crc, shown, shown, len(name), len(extra), 0, 0, 0, 0, min(offset, LARGE))
    return struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", *numbers) + name + extra


def end_records(count, length, start):
    records = b""
    if is_large(start):
        records += struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, length, start)
        records += struct.pack("<4sIQI", b"PK\x06\x07", 0, start + length, 1)
    return records + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, length, min(start, LARGE), 0)


def members_of(container):
    """The members in order, name to data; every byte outside the data has been compared."""
    listed = central_list(container)
    check_names([name for name, _, _ in listed])
    members = {}
    directory = b""
    at = 0
    for name, size, crc in listed:
        head = local_header(name, size, crc)
        directory += central_header(name, size, crc, at)
        if container[at : at + len(head)] != head:
            raise Refused("container", f"the local header of {name.decode()} is not the canonical one")
        at += len(head)
        data = container[at : at + size]
        if len(data) != size:
            raise Refused("container", f"{name.decode()} goes beyond the end of the file")
        members[name.decode()] = data
        at += size
    if container[at:] != directory + end_records(len(listed), len(directory), at):
        raise Refused("container", "the central directory or the end record is not the canonical one")
    if members[MIMETYPE] != MIMETYPE_DATA:
        raise Refused("container", "mimetype has other content")
    for name, _, crc in listed:
        if zlib.crc32(members[name.decode()]) != crc:
            raise Refused(named(name.decode()), "its data was changed (checksum)")
    for name, limit in ((MANIFEST, 4 * MIB), (SIGNATURE, MIB)):
        if len(members[name]) > limit:
            raise Refused(named(name), f"it is larger than {limit} bytes")
    return members


def named(member):
    """What a verdict calls damage to a member's data (section 7)."""
    return {MIMETYPE: "container", MANIFEST: "manifest", SIGNATURE: "signature"}.get(member, member)


def central_list(container):
    """(name, size, CRC-32) of every member as the central directory has it."""
    if len(container) < 22 or container[-22:-18] != b"PK\x05\x06":
        raise Refused("container", "there is no end record in the last 22 bytes")
    count, _, start = struct.unpack("<HII", container[-12:-2])
    if start == LARGE:
        if container[-98:-94] != b"PK\x06\x06":
            raise Refused("container", "the large end record is missing")
        (start,) = struct.unpack("<Q", container[-50:-42])
    if not 1 <= count <= MOST_MEMBERS:
        raise Refused("container", f"it says that it has {count} members")
    listed = []
    at = start
    for _ in range(count):
        head = container[at : at + 46]
        if len(head) != 46 or head[:4] != b"PK\x01\x02":
            raise Refused("container", "the central directory is broken")
        crc, _, size, name_length, extra_length = struct.unpack("<IIIHH", head[16:32])
        name = container[at + 46 : at + 46 + name_length]
        extra = container[at + 46 + name_length : at + 46 + name_length + extra_length]
        if size == LARGE:
            if len(extra) < 12:
                raise Refused("container", "a large member has no large size")
            (size,) = struct.unpack("<Q", extra[4:12])
        listed.append((name, size, crc))
        at += 46 + name_length + extra_length
    return listed


def check_names(names):
    """Section 2.1: which members there may be, and in which order."""
    try:
        texts = [name.decode("ascii") for name in names]
    except UnicodeDecodeError as error:
        raise Refused("container", "a member's name is not ASCII") from error
    if len(set(texts)) != len(texts):
        raise Refused("container", "a member occurs twice")
    for fixed in (MIMETYPE, DELIVERY, MANIFEST, SIGNATURE):
        if fixed not in texts:
            raise Refused("container", f"{fixed} is missing")
    content = [text for text in texts if text not in NOT_CONTENT]
    for text in content:
        if not (ROOT_NAME.fullmatch(text) or ATTACHMENT_NAME.fullmatch(text)):
            raise Refused("container", f"there may be no member named {shown(text)}")
    release = [RELEASE] if RELEASE in texts else []
    if texts != [MIMETYPE, DELIVERY] + release + sorted(content) + [MANIFEST, SIGNATURE]:
        raise Refused("container", "the members are not in their order")


# ---- 3 Manifest ---------------------------------------------------------------------------

MANIFEST_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n'
    '<asic:SigReference URI="META-INF/signature001.p7s" MimeType="application/pkcs7-signature"/>\n'
)
MANIFEST_LINE = (
    '<asic:DataObjectReference URI="{}" MimeType="{}">'
    '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
    "<ds:DigestValue>{}</ds:DigestValue></asic:DataObjectReference>\n"
)
MANIFEST_TAIL = "</asic:ASiCManifest>\n"
# The characters of a media type by RFC 6838, 4.2, without the one that XML would escape.
MEDIA_WORD = r"[A-Za-z0-9][A-Za-z0-9!#$^_.+-]{0,126}"
MANIFEST_LINE_FORM = re.compile(
    re.escape(MANIFEST_LINE).replace(r"\{\}", "{}").format(r"([a-z0-9./-]+)", f"({MEDIA_WORD}/{MEDIA_WORD})", "([A-Za-z0-9+/]{43}=)")
)


def manifest_list(data):
    """(name, type, digest) of every line; the text has been written again and compared."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("manifest", "it is not UTF-8") from error
    listed = []
    for line in text.splitlines(keepends=True):
        match = MANIFEST_LINE_FORM.fullmatch(line)
        if match:
            name, media_type, digest = match.groups()
            listed.append((name, media_type, base64.b64decode(digest)))
    lines = [MANIFEST_LINE.format(name, kind, base64.b64encode(digest).decode()) for name, kind, digest in listed]
    if text != MANIFEST_HEAD + "".join(lines) + MANIFEST_TAIL:
        raise Refused("manifest", "it has not the form of section 3")
    return listed


def check_digests(members, listed):
    covered = [name for name, _, _ in listed]
    present = [name for name in members if name not in (MIMETYPE, MANIFEST, SIGNATURE)]
    for name in covered:
        if name not in present:
            raise Refused(name, "the manifest lists it, and it is missing")
    for name in present:
        if name not in covered:
            raise Refused(name, "the manifest does not cover it")
    if covered != present:
        raise Refused("manifest", "its list has another order than the container")
    for name, _, digest in listed:
        if hashlib.sha256(members[name]).digest() != digest:
            raise Refused(named(name), "its digest is not the one in the manifest")


# ---- 4 Signature --------------------------------------------------------------------------


def der(tag, *contents):
    content = b"".join(contents)
    length = len(content)
    if length < 128:
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content


def der_oid(dotted):
    first, second, *rest = (int(number) for number in dotted.split("."))
    content = b""
    for number in [first * 40 + second, *rest]:
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.append(number & 0x7F | 0x80)
        content += bytes(reversed(groups))
    return der(0x06, content)


def der_integer(number):
    return der(0x02, number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True))


def der_set(values):
    return der(0x31, *sorted(values))


def der_day(day):
    if day.year < 2050:
        return der(0x17, day.strftime("%y%m%d000000Z").encode())
    return der(0x18, day.strftime("%Y%m%d000000Z").encode())


SHA256 = der(0x30, der_oid("2.16.840.1.101.3.4.2.1"))
ECDSA_SHA256 = der(0x30, der_oid("1.2.840.10045.4.3.2"))
ID_DATA = der_oid("1.2.840.113549.1.7.1")


def signed_attributes(certificate, day, manifest_digest):
    """The four attributes of section 4 as a SET."""
    parsed = asn1_x509.Certificate.load(certificate)
    issuer, serial = parsed.issuer.dump(), der_integer(parsed.serial_number)
    identifier = der(
        0x30,
        der(0x04, hashlib.sha256(certificate).digest()),
        der(0x30, der(0x30, der(0xA4, issuer)), serial),
    )
    values = {
        "1.2.840.113549.1.9.3": ID_DATA,
        "1.2.840.113549.1.9.5": der_day(day),
        "1.2.840.113549.1.9.4": der(0x04, manifest_digest),
        "1.2.840.113549.1.9.16.2.47": der(0x30, der(0x30, identifier)),
    }
    return der_set([der(0x30, der_oid(oid), der(0x31, value)) for oid, value in values.items()])


def content_info(certificate, attributes, value):
    """The whole signature file of section 4."""
    parsed = asn1_x509.Certificate.load(certificate)
    sid = der(0x30, parsed.issuer.dump(), der_integer(parsed.serial_number))
    retagged = b"\xa0" + attributes[1:]
    signer = der(0x30, der_integer(1), sid, SHA256, retagged, ECDSA_SHA256, der(0x04, value))
    signed_data = der(
        0x30, der_integer(1), der(0x31, SHA256), der(0x30, ID_DATA), der(0xA0, certificate), der(0x31, signer)
    )
    return der(0x30, der_oid("1.2.840.113549.1.7.2"), der(0xA0, signed_data))


def check_signature(data, manifest):
    """The signer's certificate in DER and the day of sealing."""
    try:
        info = cms.ContentInfo.load(data, strict=True)
        signed_data = info["content"]
        certificate = signed_data["certificates"][0].chosen.dump()
        signer = signed_data["signer_infos"][0]
        value = signer["signature"].native
        attributes = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
        day = attributes["signing_time"][0].native.date()
        said_digest = attributes["message_digest"][0].native
        attributes = signed_attributes(certificate, day, said_digest)
        rebuilt = content_info(certificate, attributes, value)
        r, s = decode_dss_signature(value)
        form_of_value = der(0x30, der_integer(r), der_integer(s))
        key = x509.load_der_x509_certificate(certificate).public_key()
        unsuitable = unsuitable_certificate(asn1_x509.Certificate.load(certificate))
    except Exception as error:  # the two parsers raise many kinds for bytes that are not DER
        raise Refused("signature", "it has not the form of section 4") from error
    if rebuilt != data or form_of_value != value:
        raise Refused("signature", "it has not the one encoding of section 4")
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise Refused("signature", "its certificate is not on P-256")
    if unsuitable:
        raise Refused("signature", unsuitable)
    if said_digest != hashlib.sha256(manifest).digest():
        raise Refused("signature", "it is over another manifest")
    try:
        key.verify(value, attributes, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature as error:
        raise Refused("signature", "its value does not hold") from error
    return certificate, day


def unsuitable_certificate(certificate):
    """What section 4 asks of a certificate beside its key; nothing if it is fine."""
    if any(name[0].isdigit() for name in certificate.critical_extensions):
        return "its certificate has an unknown critical extension"
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {"digital_signature", "non_repudiation"}:
        return "its certificate is not for signing"
    extended = certificate.extended_key_usage_value
    if extended is not None and "email_protection" not in extended.native:
        return "its certificate is for other purposes"
    return None


# ---- 5 delivery.json, 6 Content digest ----------------------------------------------------

KINDS = {
    "delivery", "receipt", "withdrawal", "guide-package", "review-copy", "review-decision", "contact-card",
}  # fmt: skip
KIND_FORM = re.compile(r"[a-z][a-z-]{0,63}")
DIGEST_FORM = re.compile(r"[0-9a-f]{64}")


def canonical_json(part, data, otherwise):
    """The JSON value in `data`, which must be written as RFC 8785 says; else `otherwise` is raised."""
    try:
        value = json.loads(data.decode("utf-8"))
        again = rfc8785.dumps(value)
    except (ValueError, RecursionError, rfc8785.CanonicalizationError) as error:
        raise otherwise(part, "it is not JSON that RFC 8785 could write") from error
    if again != data:
        raise otherwise(part, "it is not in the canonical form of RFC 8785")
    if not isinstance(value, dict):
        raise otherwise(part, "it is no JSON object")
    return value


def hold(condition, reason):
    if not condition:
        raise Refused("delivery", reason)


def check_delivery(data, certificate, digest):
    """The delivery; or, intact and not understood, why it is not."""
    hold(len(data) <= MIB, "it is larger than 1 MiB")
    delivery = canonical_json("delivery", data, Refused)
    version, critical = delivery.get("version"), delivery.get("critical")
    hold(delivery.get("format") == "lernfall-delivery", "its format is not lernfall-delivery")
    hold(isinstance(version, str), "version is no text")
    hold(isinstance(critical, list) and all(isinstance(name, str) for name in critical), "critical is no array of names")
    if version != "0.1":
        return None, NotUnderstood(DELIVERY, f"it is of version {shown(version)}")
    if critical:
        return None, NotUnderstood(DELIVERY, f"it has critical fields: {shown(', '.join(critical))}")
    number, sender = delivery.get("number"), delivery.get("sender")
    hold(is_uuid(delivery.get("id")), "id is no UUID")
    hold(isinstance(delivery.get("kind"), str) and KIND_FORM.fullmatch(delivery["kind"]), "kind is no name of a kind")
    hold(type(number) is int and 0 < number < 1 << 32, "number is no number of a register")
    hold(is_date(delivery.get("date")), "date is no date")
    hold(isinstance(delivery.get("recipients"), list), "recipients is no array")
    for party in [sender, *delivery["recipients"]]:
        hold(isinstance(party, dict) and isinstance(party.get("name"), str), "a party has no name")
        hold(is_uuid(party["id"]) if "id" in party else party is not sender, "the id of a party is no UUID")
        hold(is_digest(party["certificate"]) if "certificate" in party else True, "the certificate of a party is no digest")
    if "refersTo" in delivery:
        refers_to = delivery["refersTo"]
        whole = isinstance(refers_to, dict) and is_uuid(refers_to.get("id")) and is_digest(refers_to.get("container"))
        hold(whole, "refersTo is not an id with the digest of a container")
    fingerprint = hashlib.sha256(certificate).hexdigest()
    hold(sender.get("certificate") == fingerprint, "sender.certificate is not the signer's certificate")
    hold(delivery.get("contentDigest") == digest, "contentDigest is not the digest of the content")
    return delivery, None


def is_uuid(value):
    if not isinstance(value, str) or not re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value):
        return False
    return bool(uuid.UUID(value))


def is_date(value):
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_digest(value):
    return isinstance(value, str) and bool(DIGEST_FORM.fullmatch(value))


def content_digest(members):
    lines = ["lernfall-content-1\n"]
    for name in sorted(name for name in members if name not in NOT_CONTENT):
        lines.append(f"{hashlib.sha256(members[name]).hexdigest()}  {len(members[name])}  {name}\n")
    return hashlib.sha256("".join(lines).encode("ascii")).hexdigest()


# ---- Record (docs/format-record.md) -------------------------------------------------------

RECORD_FORMAT = "lernfall-record/0.1"
AUDIENCES = {"house": "own agency", "office": "collecting office", "room": "closed circle", "report": "published report"}


RECORD_MEMBERS = {
    "format", "critical", "case", "revision", "parent", "audience", "language", "organisation", "template", "answers",
    "interviews", "attachments",
}  # fmt: skip


def check_record(members):
    """The record with its template: its head, its revision, its attachments."""
    for name in (RECORD, TEMPLATE):
        if name not in members:
            raise NotUnderstood(name, "it is missing")
    record = canonical_json(RECORD, members[RECORD], NotUnderstood)
    if record.get("format") != RECORD_FORMAT:
        raise NotUnderstood(RECORD, f"its format is not {RECORD_FORMAT}")
    if record.get("critical") != []:
        raise NotUnderstood(RECORD, "critical is not empty")
    if set(record) != RECORD_MEMBERS:
        raise NotUnderstood(RECORD, f"its members are not those of {RECORD_FORMAT}")
    if record["revision"] != revision_of(record):
        raise NotUnderstood(RECORD, "revision is not the digest of the record")
    attachments = record["attachments"]
    if not isinstance(attachments, list) or not all(isinstance(attachment, dict) for attachment in attachments):
        raise NotUnderstood(RECORD, "attachments is no array of objects")
    for attachment in attachments:
        data = members.get(attachment.get("member"))
        if data is None or not str(attachment["member"]).startswith("attachments/"):
            raise NotUnderstood(RECORD, "it refers to an attachment that is not in the container")
        if len(data) != attachment.get("size") or hashlib.sha256(data).hexdigest() != attachment.get("sha256"):
            raise NotUnderstood(RECORD, f"it has another size or digest of {attachment['member']}")
    template = canonical_json(TEMPLATE, members[TEMPLATE], NotUnderstood)
    said = record["template"]
    if not isinstance(said, dict) or said.get("digest") != hashlib.sha256(members[TEMPLATE]).hexdigest():
        raise NotUnderstood(RECORD, "its template is not the one in template.json")
    return record, template


def revision_of(record):
    return hashlib.sha256(rfc8785.dumps({**record, "revision": "", "parent": None})).hexdigest()


# ---- Print-out ----------------------------------------------------------------------------

HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shown(value):
    """Text from the file on one line: characters that could steer a terminal are written as escapes."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if unicodedata.category(c) in HIDDEN else c for c in text)


def indented(text, depth):
    return [" " * depth + shown(line) for line in text.split("\n")]


class Guide:
    """The words of template.json for the ids and codes of a record (schemas/template.schema.json)."""

    def __init__(self, template, language):
        self.language = language
        self.questions = {
            question["id"]: question for section in template.get("sections", []) for question in section["questions"]
        }
        self.vocabularies = {
            vocabulary["id"]: {entry["code"]: self.text(entry["label"]) for entry in vocabulary["entries"]}
            for vocabulary in template.get("vocabularies", [])
        }

    def text(self, texts):
        return texts.get(self.language) or next(iter(texts.values()), "")

    def question(self, name):
        return self.text(self.questions[name]["text"]) if name in self.questions else "(not in the template)"

    def level(self, code):
        """The name of an administrative level: of the vocabulary of the question with that role."""
        for question in self.questions.values():
            if question.get("role") == "administrativeLevels":
                return self.entry(question["kind"], code)
        return code

    def entry(self, kind, code):
        label = self.vocabularies.get(kind.get("vocabulary"), {}).get(code)
        return f"{label} [{code}]" if label else code

    def chosen(self, kind, choice):
        words = choice.get("ownWords")
        return self.entry(kind, choice["code"]) + (f": {words}" if words else "")

    def parts(self, kind):
        """Label and kind of each field that a value of this kind can have."""
        named = {field["id"]: (self.text(field["label"]), field["kind"]) for field in kind.get("fields", [])}
        for purpose in kind.get("purposes", []):
            named[purpose["id"]] = (self.text(purpose["label"]), {"type": "yesNo"})
        if "proof" in kind:
            named["proof"] = ("Proof", {"type": "choice", "vocabulary": kind["proof"]})
        return named

    def value(self, kind, value, depth, rows):
        """The lines for one value; `rows` names the rows of the case, by their ids."""
        [(form, content)] = value.items()
        if form == "choice":
            return indented(self.chosen(kind, content), depth)
        if form == "choices":
            return [line for choice in content for line in indented("- " + self.chosen(kind, choice), depth)]
        if form == "ranked":
            numbered = enumerate(content, 1)
            return [line for number, choice in numbered for line in indented(f"{number}. {self.chosen(kind, choice)}", depth)]
        if form == "yesNo":
            return indented("yes" if content else "no", depth)
        if form == "ticked":
            items = {item["id"]: self.text(item["label"]) for item in kind.get("items", [])}
            return [line for item in content for line in indented(f"[x] {items.get(item, item)}", depth)]
        if form == "links":
            return [line for link in content for line in indented(f"-> {link['question']} {rows.get(link['row'], link['row'])}", depth)]
        if form == "fields":
            return self.fields(kind, content, depth, rows)
        if form == "matrix":
            lines = []
            for code, fields in content.items():
                lines += indented(self.entry(kind, code), depth)
                lines += self.fields(kind, fields, depth + 2, rows)
            return lines
        if form == "number" and kind.get("unit"):
            return indented(f"{content} {self.text(kind['unit'])}", depth)
        if form in ("text", "number", "date", "month", "period", "file", "unread"):
            return indented(content, depth)
        raise ValueError(f"a value of the unknown form {form}")

    def fields(self, kind, fields, depth, rows):
        named = self.parts(kind)
        lines = []
        for name in [*(name for name in named if name in fields), *(name for name in fields if name not in named)]:
            label, inner = named.get(name, (name, {}))
            lines += indented(f"{label}:", depth)
            lines += self.value(inner, fields[name], depth + 2, rows)
        return lines

    def answer(self, answer, rows):
        name = answer["question"]
        kind = self.questions.get(name, {}).get("kind", {})
        lines = ["", f"  {shown(name)}  {shown(self.question(name))}"]
        if answer.get("row"):
            lines += indented(f"row {rows[answer['row']]} ({answer['row']})", 6)
        state = {
            "answered": "answered",
            "noComment": "no comment",
            "doesNotKnow": "does not know",
            "notApplicable": "not applicable",
            "notAsked": "not asked",
        }[answer["status"]]
        lines.append(f"      ({state}, level {answer['level']:d})")
        if answer.get("value") is not None:
            lines += self.value(kind, answer["value"], 6, rows)
        for quotation in answer.get("quotations", []):
            lines += indented(f"may be quoted: “{self.quoted(answer['value'], quotation)}”", 6)
        return lines

    @staticmethod
    def quoted(value, quotation):
        holder = value["fields"][quotation["field"]] if quotation.get("field") else value
        start, end = quotation["start"], quotation["end"]
        if not 0 <= start < end <= len(holder["text"]):
            raise ValueError("a quotation outside its text")
        return holder["text"][start:end]

    def row_names(self, answers):
        """For each row its number within its question and, where there is one, its heading."""
        names, counted = {}, {}
        for answer in answers:
            row = answer.get("row")
            if not row:
                continue
            number = counted[answer["question"]] = counted.get(answer["question"], 0) + 1
            heading = self.questions.get(answer["question"], {}).get("kind", {}).get("heading")
            text = ((answer.get("value") or {}).get("fields", {}).get(heading) or {}).get("text", "")
            names[row] = f"{number}: {text[:60]}{'…' if len(text) > 60 else ''}" if text else f"{number}"
        return names


def delivery_lines(bundle):
    delivery = bundle.delivery
    kind = delivery["kind"] if delivery["kind"] in KINDS else f"unknown ({delivery['kind']})"
    lines = ["", "BUNDLE"]
    lines += indented(f"kind        {kind}, number {delivery['number']}, of {delivery['date']}", 2)
    lines += indented(f"id          {delivery['id']}", 2)
    lines += indented(f"sender      {party(delivery['sender'])}", 2)
    for recipient in delivery["recipients"]:
        lines += indented(f"recipient   {party(recipient)}", 2)
    if not delivery["recipients"]:
        lines.append("  recipient   none named")
    if delivery.get("refersTo"):
        lines += indented(f"refers to   bundle {delivery['refersTo']['id']}, container {delivery['refersTo']['container']}", 2)
    for remark in remarks(bundle):
        lines += indented(f"REMARK      {remark}", 2)
    return lines


def signed_lines(bundle):
    """What can be said of every intact bundle, also where nothing else is understood."""
    lines = ["", "SIGNATURE"]
    lines.append(f"  content     {bundle.digest}")
    lines.append(f"  signed      on {bundle.day} with {hashlib.sha256(bundle.certificate).hexdigest()}")
    lines.append(f"  envelope    {bundle.envelope}")
    for name, media_type, _ in bundle.listed:
        lines += indented(f"member      {name}, {media_type}, {len(bundle.members[name])} bytes", 2)
    return lines


def party(party):
    facts = [f"{label} {party[name]}" for name, label in (("id", "id"), ("certificate", "certificate")) if party.get(name)]
    return ", ".join([party["name"], *facts])


def remarks(bundle):
    """What writers make equal and readers do not refuse where it differs (section 5)."""
    parsed = asn1_x509.Certificate.load(bundle.certificate)
    sender = bundle.delivery["sender"]
    if parsed.subject.native.get("common_name") != sender["name"][:64]:
        yield "the certificate has another name than the sender"
    names = parsed.subject_alt_name_value
    identities = [] if names is None else [name.native for name in names]
    if f"urn:uuid:{sender['id']}" not in identities:
        yield "the certificate has another identity than the sender"
    if bundle.day.isoformat() != bundle.delivery["date"]:
        yield f"signed on another day ({bundle.day}) than the bundle says"


def case_lines(record, template):
    guide = Guide(template, record["language"])
    answers = record["answers"] + [answer for interview in record["interviews"] for answer in interview["answers"]]
    rows = guide.row_names(answers)
    lines = ["", "CASE"]
    lines += indented(f"case        {record['case']}", 2)
    lines += indented(f"revision    {record['revision']}, before it: {record['parent'] or 'none'}", 2)
    lines += indented(f"agency      {record['organisation']['name']}, {guide.level(record['organisation']['level'])}", 2)
    lines += indented(f"made for    {AUDIENCES[record['audience']]}", 2)
    lines += indented(f"template    {record['template']['id']} {record['template']['version']}", 2)
    for attachment in record["attachments"]:
        facts = f"{attachment['member']}, {attachment['mediaType']}, {attachment['size']} bytes, id {attachment['id']}"
        lines += indented(f"attachment  {facts}", 2)
    lines += ["", f"ANSWERS OF THE CASE ({len(record['answers'])})"]
    for answer in record["answers"]:
        lines += guide.answer(answer, rows)
    for interview in record["interviews"]:
        lines += ["", *indented(f"INTERVIEW {interview['number']} ({len(interview['answers'])} answers)", 0)]
        lines += indented(f"id          {interview['id']}", 2)
        lines += indented(f"held        {interview['month']}, {interview['form']}, {interview['occasion']}", 2)
        permits = interview["permits"]
        for name, label in (("quotation", "quote"), ("nameAgency", "name the agency"), ("nameUndertaking", "name the undertaking")):
            lines.append(f"  permits     to {label}: {'yes' if permits[name] else 'no'}")
        for answer in interview["answers"]:
            lines += guide.answer(answer, rows)
    return lines


class Bundle:
    """An intact bundle; it exists only after every check of section 7, in its order."""

    def __init__(self, data, passphrase=None, identities=()):
        self.container, self.envelope = container_of(data, passphrase, identities)
        self.members = members_of(self.container)
        self.listed = manifest_list(self.members[MANIFEST])
        self.certificate, self.day = check_signature(self.members[SIGNATURE], self.members[MANIFEST])
        check_digests(self.members, self.listed)
        self.digest = content_digest(self.members)
        self.delivery, self.unknown = check_delivery(self.members[DELIVERY], self.certificate, self.digest)

    def content_lines(self):
        """The print-out of what is in it; raises where that is not understood."""
        if self.unknown:
            raise self.unknown
        if self.delivery["kind"] != "delivery":
            return []
        try:
            record, template = check_record(self.members)
            return case_lines(record, template)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
            raise NotUnderstood(RECORD, f"it or its template is not as documented ({shown(str(error))})") from error


def main():
    parser = argparse.ArgumentParser(description="Reads a bundle, checks it, prints it.")
    parser.add_argument("file")
    parser.add_argument("--passphrase")
    parser.add_argument("--passphrase-file")
    parser.add_argument("--identity-file")
    arguments = parser.parse_args()
    try:
        data, passphrase, identities = inputs(arguments)
        bundle = Bundle(data, passphrase, identities)
    except (WrongUsage, OSError) as error:
        print(f"read_bundle.py: {error}", file=sys.stderr)
        return 2
    except Refused as refused:
        print(f"NOT INTACT: {refused}")
        return 3
    except NotOpened as reason:
        print(f"NOT OPENED: {reason}")
        return 3
    print("INTACT: unchanged since it was signed, sender unknown (compare the fingerprint)")
    print("\n".join(signed_lines(bundle) + (delivery_lines(bundle) if bundle.delivery else [])))
    try:
        print("\n".join(bundle.content_lines()))
    except NotUnderstood as reason:
        print(f"\nNOT UNDERSTOOD: {reason}")
        return 4
    return 0


def inputs(arguments):
    if arguments.passphrase is not None and arguments.passphrase_file:
        raise WrongUsage("give one passphrase")
    passphrase = arguments.passphrase
    if arguments.passphrase_file:
        with open(arguments.passphrase_file, encoding="utf-8", newline="") as file:
            passphrase = file.read().partition("\n")[0].removesuffix("\r")
    identities = []
    if arguments.identity_file:
        with open(arguments.identity_file, encoding="utf-8") as file:
            identities = identities_in(file.read())
    with open(arguments.file, "rb") as file:
        return file.read(), passphrase, identities


if __name__ == "__main__":
    sys.exit(main())
