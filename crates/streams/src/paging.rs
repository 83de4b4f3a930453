//! The NextToken of a listing.

use service_api::{RequestContext, ServiceError};

use crate::tokens::Place;
use crate::{Streams, error};

/// What a NextToken says, when it is one of ours and not too old.
pub(crate) fn list_token(
    streams: &Streams,
    context: &RequestContext,
    text: &str,
) -> Result<Place, ServiceError> {
    let token = streams.read_token(text).ok_or_else(invalid_list_token)?;
    if streams.is_expired(&token, context.now) {
        return Err(ServiceError::client(
            "ExpiredNextTokenException",
            "The NextToken has expired. Start the listing again.",
        ));
    }
    Ok(token.place)
}

/// The answer to a NextToken that is not ours or belongs to another operation.
pub(crate) fn invalid_list_token() -> ServiceError {
    error::invalid("Invalid NextToken.".to_owned())
}
