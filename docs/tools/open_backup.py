#!/usr/bin/python3
"""Opens a sealed file of PsoasTrack without PsoasTrack; docs/formats.md describes the format.

    open_backup.py SEALED OUTPUT --passphrase-file FILE | --recovery-code-file FILE

Needs python3-nacl. The output is the clinic's SQLite file, or the export that was sealed."""

import argparse
import hashlib
import os
import struct
import sys
import unicodedata

from nacl import bindings as sodium
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

FIXED = struct.Struct("<8sIIQQBBBBIQ16s24sqI32s16sq32s32s")
MASTER, PASSPHRASE, RECOVERY, KEPT_PASSPHRASE = 1, 2, 3, 5


def secret(path):
    with open(path, encoding="utf-8") as file:
        return unicodedata.normalize("NFKC", file.read().rstrip("\r\n")).encode()


def unwrapped(content, key, context):
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(content[24:], context, content[:24], key)


def recovery_secret(typed):
    """The 160 bits of eight groups of five letters, the last of each a check, in hexadecimal."""
    letters = typed.decode().upper().translate(str.maketrans("OIL", "011", "- "))
    values = ["0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter) for letter in letters]
    bits = "".join(f"{value:05b}" for place, value in enumerate(values) if place % 5 != 4)
    return f"{int(bits, 2):040x}".encode()


def content_key(header, slots, arguments):
    kind, work, salt = header[5], header[9:11], header[11]
    context = lambda slot: struct.pack("<8sIBBIQ16s", header[0], header[1], kind, slot, *work, salt)
    if arguments.passphrase_file:
        known, way = secret(arguments.passphrase_file), KEPT_PASSPHRASE
        if PASSPHRASE in slots:
            return unwrapped(slots[PASSPHRASE], argon2id.kdf(32, known, salt, *work), context(PASSPHRASE))
    else:
        known, way = recovery_secret(secret(arguments.recovery_code_file)), RECOVERY
    slot_salt, operations, memory, length = struct.unpack_from("<16sHQB", slots[way])
    key = argon2id.kdf(32, known, slot_salt, operations, memory)
    master = unwrapped(slots[way][27 + length:], key, slots[way][27:27 + length])
    under = hashlib.blake2b(digest_size=32, key=master, salt=struct.pack("<QQ", 3, 0), person=b"psoastrk".ljust(16, b"\0"))
    return unwrapped(slots[MASTER], under.digest(), context(MASTER))


def open_sealed(source, output, arguments):
    fixed = source.read(FIXED.size)
    header = FIXED.unpack(fixed)
    if header[0] != b"PSOASEAL" or header[1] != 1:
        sys.exit("not a sealed file of format 1")
    rest = source.read(header[2] - FIXED.size)
    digest = hashlib.blake2b(fixed + rest[:-32], digest_size=32).digest()
    if digest != rest[-32:]:
        sys.exit("the header was altered")
    slots, at = {}, 0
    for _ in range(header[8]):
        kind, length = struct.unpack_from("<BH", rest, at)
        slots[kind] = rest[at + 3:at + 3 + length]
        at += 3 + length
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, header[12], content_key(header, slots, arguments))
    tag = None
    while tag != sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL:
        chunk = source.read((1 << header[7]) + 17)
        plain, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, digest)
        output.write(plain)
    if source.read(1):
        sys.exit("bytes follow the end")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sealed")
    parser.add_argument("output")
    ways = parser.add_mutually_exclusive_group(required=True)
    ways.add_argument("--passphrase-file")
    ways.add_argument("--recovery-code-file")
    arguments = parser.parse_args()
    unfinished = os.open(arguments.output + ".part", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(arguments.sealed, "rb") as source, os.fdopen(unfinished, "wb") as output:
            open_sealed(source, output, arguments)
        os.rename(arguments.output + ".part", arguments.output)
    except (CryptoError, KeyError, RuntimeError, ValueError) as error:
        sys.exit(f"it does not open: wrong passphrase or code, or altered ({error or type(error).__name__})")
    finally:
        if os.path.exists(arguments.output + ".part"):
            os.remove(arguments.output + ".part")


main()
