#!/usr/bin/env python3
"""Checks the signature of an unpacked container with pyHanko's CMS validation.

Usage: check_cms.py FOLDER

Written from docs/format-bundle.md, section 4. FOLDER is the unpacked container; checked is
META-INF/signature001.p7s over META-INF/ASiCManifest.xml. The certificate inside the signature is
taken as trusted and compared with what the page says of certificates: who the signer is, is no
question of this check. That the members fit the manifest is none either (see check_record.py).
Prints what was checked; exit 0 if all holds, 1 if not, 2 on wrong usage.
"""

import asyncio
import hashlib
import logging
import pathlib
import sys
import uuid

from asn1crypto import cms
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.sign.general import extract_signer_info, find_unique_cms_attribute
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

ATTRIBUTES = {"content_type", "signing_time", "message_digest", "signing_certificate_v2"}


def findings(manifest, signature):
    """(held, sentence) for each thing looked at; raises whatever the library raises."""
    info = cms.ContentInfo.load(signature, strict=True)
    yield info["content_type"].native == "signed_data", "it is CMS SignedData"
    signed_data = info["content"]
    yield signed_data["encap_content_info"]["content"].native is None, "it is detached"
    yield len(signed_data["certificates"]) == 1, "it has one certificate"
    yield len(signed_data["signer_infos"]) == 1, "it has one signer"
    signer = extract_signer_info(signed_data)
    names = [attribute["type"].native for attribute in signer["signed_attrs"]]
    yield sorted(names) == sorted(ATTRIBUTES), f"its signed attributes are {', '.join(names)}"
    certificate = signed_data["certificates"][0].chosen
    identifiers = find_unique_cms_attribute(signer["signed_attrs"], "signing_certificate_v2")["certs"]
    named = identifiers[0]["cert_hash"].native
    yield named == certificate.sha256, "signing-certificate-v2 names the certificate (CAdES)"
    said = find_unique_cms_attribute(signer["signed_attrs"], "message_digest").native
    yield said == hashlib.sha256(manifest).digest(), "message-digest is the digest of the manifest"

    status = asyncio.run(
        async_validate_detached_cms(
            manifest,
            signed_data,
            signer_validation_context=ValidationContext(trust_roots=[certificate], allow_fetching=False),
        )
    )
    method = f"{status.md_algorithm}, {status.pkcs7_signature_mechanism}"
    yield status.intact, f"pyHanko: the manifest is the one that was signed ({method})"
    yield status.valid, "pyHanko: the signature value holds with the certificate's key"
    yield status.bottom_line, "pyHanko: its bottom line, with the certificate taken as trusted"
    yield from certificate_findings(certificate)
    yield True, f"signer {certificate.subject.human_friendly}, fingerprint {certificate.sha256.hex()}"
    yield True, f"day of sealing by the signer's word {status.signer_reported_dt:%Y-%m-%d}"


def certificate_findings(certificate):
    """What section 4 says of certificates. PyHanko does not look into one that it is told to trust."""
    usage = certificate.key_usage_value
    constraints = certificate.basic_constraints_value
    names = certificate.subject_alt_name_value
    yield certificate["tbs_certificate"]["version"].native == "v3", "certificate: X.509 v3"
    yield certificate.issuer.dump() == certificate.subject.dump(), "certificate: subject and issuer are the same"
    yield len(certificate.subject.native.get("common_name", "")) in range(1, 65), "certificate: a common name of 1 to 64 characters"
    yield constraints is not None and not constraints["ca"].native, "certificate: basicConstraints CA:false"
    yield usage is not None and usage.native == {"digital_signature", "non_repudiation"}, "certificate: keyUsage"
    yield certificate.key_identifier is not None, "certificate: subjectKeyIdentifier"
    yield certificate.extended_key_usage_value is None, "certificate: no extended key usage"
    identities = [] if names is None else [name.native for name in names]
    yield len(identities) == 1 and identity_of(identities[0]), f"certificate: subjectAltName {', '.join(map(str, identities))}"
    yield len(certificate["tbs_certificate"]["serial_number"].contents) == 16, "certificate: 16 bytes of serial number"
    key = certificate.public_key
    yield key.algorithm == "ec" and key.curve == ("named", "secp256r1"), "certificate: its key is on P-256"
    own = x509.load_der_x509_certificate(certificate.dump())
    yield signs_itself(own), "certificate: signed with its own key"
    yield True, f"certificate: valid {certificate.not_valid_before:%Y-%m-%d} to {certificate.not_valid_after:%Y-%m-%d} (not judged)"


def identity_of(uri):
    try:
        return str(uri).startswith("urn:uuid:") and bool(uuid.UUID(str(uri)[9:]))
    except ValueError:
        return False


def signs_itself(certificate):
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def main():
    if len(sys.argv) != 2:
        print("usage: check_cms.py FOLDER", file=sys.stderr)
        return 2
    folder = pathlib.Path(sys.argv[1]) / "META-INF"
    logging.disable(logging.CRITICAL)  # what pyHanko has to say is in the status and in exceptions
    failed = False
    try:
        manifest = (folder / "ASiCManifest.xml").read_bytes()
        signature = (folder / "signature001.p7s").read_bytes()
        for held, sentence in findings(manifest, signature):
            print(f"{'ok ' if held else 'NOT'} {sentence}")
            failed |= not held
    except Exception as error:  # pyHanko and asn1crypto raise many kinds; each means "not valid"
        print(f"NOT readable as such a signature: {type(error).__name__}: {error}")
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
