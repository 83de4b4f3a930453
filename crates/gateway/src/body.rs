//! Request bodies: read whole, within limits, copied only when they come in pieces.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::request::Parts;
use http::{Version, header};
use http_body::Body as _;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::time::timeout;

use crate::GatewaySettings;
use crate::admission::{Held, Share};

/// Room made before the first byte of a body is seen; a header alone must not make us reserve megabytes.
const FIRST_RESERVE: usize = 256 << 10;
/// Bytes of a refused body that are still taken, so that the client gets to read the refusal.
const MAX_DISCARDED: usize = 64 << 20;

/// A whole body.
pub(crate) struct Received {
    pub(crate) bytes: Bytes,
    /// Dropped at the end of the request: the input's texts and blobs are slices of the body until then.
    _share: Share,
}

/// Why there is no body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BodyError {
    /// Larger than allowed.
    TooLarge,
    /// The client paused for too long.
    TooSlow,
    /// Other requests hold too much.
    Busy,
    /// The client went away or broke the protocol.
    Broken,
}

/// Reads the body to its end. On an error the rest is discarded where the client deserves to read the answer.
pub(crate) async fn receive(
    head: &Parts,
    mut incoming: Incoming,
    settings: &GatewaySettings,
    held: &Held,
) -> Result<Received, BodyError> {
    let result = read(head, &mut incoming, settings, held).await;
    if matches!(result, Err(BodyError::TooLarge | BodyError::Busy)) {
        discard(head, incoming, settings.body_timeout);
    }
    result
}

/// Takes and drops the rest of a body in the background while the answer is on its way. Closing instead would reset
/// the connection of a client that is still sending, and it would never see the answer.
pub(crate) fn discard(head: &Parts, mut incoming: Incoming, pause: Duration) {
    // HTTP/2 resets the one stream, and a client that asked before sending has not begun to send.
    if incoming.is_end_stream()
        || head.version > Version::HTTP_11
        || head.headers.contains_key(header::EXPECT)
    {
        return;
    }
    tokio::spawn(async move {
        let mut left = MAX_DISCARDED;
        while let Ok(Some(Ok(frame))) = timeout(pause, incoming.frame()).await {
            left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
            if left == 0 {
                break;
            }
        }
    });
}

async fn read(
    head: &Parts,
    incoming: &mut Incoming,
    settings: &GatewaySettings,
    held: &Held,
) -> Result<Received, BodyError> {
    let mut share = held.share();
    let hint = incoming.size_hint();
    let limit = settings.max_body_bytes;
    if hint.lower() > limit as u64 {
        return Err(BodyError::TooLarge);
    }
    let Some(first) = next(incoming, settings.body_timeout).await? else {
        return Ok(Received { bytes: Bytes::new(), _share: share });
    };
    check(first.len(), limit, &mut share)?;
    if hint.exact() == Some(first.len() as u64)
        || (head.version > Version::HTTP_11 && incoming.is_end_stream())
    {
        return Ok(Received { bytes: first, _share: share });
    }
    let expected = usize::try_from(hint.lower()).unwrap_or(limit);
    let mut whole = BytesMut::with_capacity(expected.min(FIRST_RESERVE).max(first.len()));
    whole.extend_from_slice(&first);
    drop(first);
    while let Some(part) = next(incoming, settings.body_timeout).await? {
        check(whole.len() + part.len(), limit, &mut share)?;
        if whole.capacity() - whole.len() < part.len() {
            // What fills the first reserve is meant seriously.
            whole.reserve(part.len().max(expected.saturating_sub(whole.len())));
        }
        whole.extend_from_slice(&part);
    }
    Ok(Received { bytes: whole.freeze(), _share: share })
}

fn check(length: usize, limit: usize, share: &mut Share) -> Result<(), BodyError> {
    if length > limit {
        return Err(BodyError::TooLarge);
    }
    if share.grow(length) { Ok(()) } else { Err(BodyError::Busy) }
}

/// The next piece of data that is not empty; trailers are ignored.
async fn next(incoming: &mut Incoming, pause: Duration) -> Result<Option<Bytes>, BodyError> {
    loop {
        let frame = timeout(pause, incoming.frame()).await.map_err(|_| BodyError::TooSlow)?;
        match frame {
            None => return Ok(None),
            Some(Err(_)) => return Err(BodyError::Broken),
            Some(Ok(frame)) => {
                if let Ok(data) = frame.into_data()
                    && !data.is_empty()
                {
                    return Ok(Some(data));
                }
            }
        }
    }
}
