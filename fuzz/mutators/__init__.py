"""How is a file varied so that it stays one, nearly?

Each module varies one kind: in go bytes and chance, out come other bytes. Bytes that
are not of that kind come back changed as bytes. Plain changes of bits are left to the
engine.
"""
