//! Kinesis Data Streams: operations around the machine and the log.
