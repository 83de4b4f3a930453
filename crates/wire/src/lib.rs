//! Bytes to model shapes and back: AWS JSON, CBOR, constraints, errors.
