//! The way of one request, from its head to the head of its answer.

use std::sync::atomic::Ordering::Relaxed;

use http::header::{self, HeaderValue};
use http::request::Parts;
use http::{Method, Request, StatusCode, Version};
use hyper::body::Incoming;
use model::{Kind, Shape};
use service_api::{Reply, RequestContext, Route, ServiceError};
use tokio::sync::SemaphorePermit;
use tokio::time::Instant;
use wire::Refusal;

use crate::admission::Quota;
use crate::answer::{self, Answer, AnswerBody};
use crate::body::{self, BodyError};
use crate::caller::Peer;
use crate::checks::{self, Call};
use crate::cors::{self, Origin};
use crate::pages::ADMIN_PATH;
use crate::panics::{self, catch};
use crate::request_id::Ids;
use crate::routes::Served;
use crate::shared::Shared;
use crate::streaming::EventBody;

/// Answers one request; whatever goes wrong inside, there is an answer.
pub(crate) async fn answer(shared: &Shared, quota: &Quota, peer: Peer, request: Request<Incoming>) -> Answer {
    let started = Instant::now();
    let (head, incoming) = request.into_parts();
    let ids = Ids::generate(&*shared.rng);
    let origin = Origin::of(&head.headers, &shared.settings.cors_origins);
    if let (Origin::Allowed(page), &Method::OPTIONS) = (&origin, &head.method) {
        let mut answer = cors::preflight(&head, page.clone());
        ids.mark_preflight(answer.headers_mut());
        shared.stats.of(None).count(answer.status(), started.elapsed());
        return answer;
    }

    let mut operation = None;
    let stages = stages(shared, quota, peer, &head, incoming, &origin, &ids, &mut operation);
    let result = catch(stages).await;
    let mut answer = result.unwrap_or_else(|panic| {
        shared.stats.panics.fetch_add(1, Relaxed);
        let operation = shared.stats.of(operation).name();
        tracing::error!(
            operation,
            request_id = ids.request_id(),
            panic = panics::text(&*panic),
            "a handler panicked"
        );
        answer::error(answer::protocol_of(&head), &ServiceError::internal(panics::UNKNOWN_FAILURE))
    });
    // Pages are for those who look why the server is busy.
    if head.method == Method::POST {
        answer = held(quota, &head, answer);
    }
    let stats = shared.stats.of(operation);
    let (status, took) = (answer.status(), started.elapsed());
    stats.count(status, took);
    tracing::debug!(
        operation = stats.name(),
        status = status.as_u16(),
        micros = took.as_micros(),
        request_id = ids.request_id(),
        "answered"
    );
    ids.mark(answer.headers_mut());
    origin.mark(answer.headers_mut());
    answer
}

/// Everything that may fail or panic. Tells the operation's index as soon as it is known.
#[expect(clippy::too_many_arguments, reason = "what a request has, once each")]
async fn stages(
    shared: &Shared,
    quota: &Quota,
    peer: Peer,
    head: &Parts,
    incoming: Incoming,
    origin: &Origin,
    ids: &Ids,
    operation: &mut Option<usize>,
) -> Answer {
    if matches!(origin, Origin::Foreign) {
        body::discard(head, incoming, shared.settings.body_timeout);
        return cors::foreign();
    }
    if head.method != Method::POST {
        body::discard(head, incoming, shared.settings.body_timeout);
        return page(shared, head).unwrap_or_else(|| answer::refusal(&Refusal::NoOperation));
    }
    let received = match body::receive(head, incoming, &shared.settings, &quota.held).await {
        Ok(received) => received,
        Err(error) => return refused_body(head, &error),
    };
    let path = head.uri.path();
    if path.starts_with(ADMIN_PATH)
        && let Some(page) = shared.pages.post(path, received.bytes.clone())
    {
        return answer::page(page.await, false);
    }
    let served = checks::named(&shared.routes, head);
    *operation = served.map(|served| served.index);
    let Some(_turn) = turn(shared, quota, served, head).await else {
        shared.stats.turned_away.fetch_add(1, Relaxed);
        drop(received);
        pause(shared).await;
        return busy(head, "Too many requests are served at once; try again");
    };
    let call = match checks::check(served, &shared.authenticator, peer, head, &received.bytes) {
        Ok(call) => call,
        Err(answer) => return *answer,
    };
    let Call { protocol, route, caller, input } = call;
    let handler = match route {
        Route::Built(_, handler) => handler,
        Route::NotYet(_, error) => return answer::error(protocol, error),
    };
    let context = RequestContext { caller, request_id: ids.request_id_text(), now: shared.clock.now() };
    match handler.call(context, input).await {
        // AWS sends no message where the model has none, not even an empty structure.
        Ok(Reply::Message(_)) if has_no_members(route.operation().output) => answer::empty_message(protocol),
        Ok(Reply::Message(message)) => answer::message(protocol, wire::encode(protocol, &*message)),
        Ok(Reply::Events(events)) => answer::events(EventBody::new(protocol, events, &shared.stats)),
        Err(error) => {
            if error.status >= 500 {
                let (operation, request_id) = (route.operation().name, ids.request_id());
                tracing::warn!(operation, request_id, %error, "a request failed by our fault");
            }
            answer::error(protocol, &error)
        }
    }
}

/// An answer that counts until the client has taken it. Errors do, too: they repeat what was sent.
fn held(quota: &Quota, head: &Parts, mut answer: Answer) -> Answer {
    let AnswerBody::Whole(whole) = answer.body_mut() else { return answer };
    match quota.held.hold(std::mem::take(whole)) {
        Some(held) => *whole = held,
        None => return busy(head, "Too many bytes of answers are held at once; try again"),
    }
    answer
}

/// What a request holds while it is served.
struct Admitted<'a> {
    _of_connection: Option<SemaphorePermit<'a>>,
    _of_operation: Option<SemaphorePermit<'a>>,
}

/// A turn of the connection and one of the operation. What names no operation costs little and needs none.
async fn turn<'a>(
    shared: &'a Shared,
    quota: &'a Quota,
    served: Option<&'a Served>,
    head: &Parts,
) -> Option<Admitted<'a>> {
    let Some(served) = served else {
        return Some(Admitted { _of_connection: None, _of_operation: None });
    };
    let streams = served.route.operation().event_stream;
    if !streams && (!shared.crowd.admits().await || shared.crowd.is_full(served.turns.taken())) {
        return None;
    }
    // HTTP/1.1 has one request at a time by itself; streams of events are bounded by their number.
    let of_connection = match streams || head.version <= Version::HTTP_11 {
        true => None,
        false => Some(quota.turns.take().await?),
    };
    let began = Instant::now();
    let of_operation = served.turns.take().await?;
    if !streams && shared.crowd.outlived(began.elapsed()) {
        return None;
    }
    Some(Admitted { _of_connection: of_connection, _of_operation: Some(of_operation) })
}

/// What who is turned away waits for before it is told, so that it does not ask again at once.
async fn pause(shared: &Shared) {
    let pause = shared.crowd.pause();
    if !pause.is_zero() {
        // Not all at once again: half of them sooner, half later.
        let mut byte = [0];
        shared.rng.fill(&mut byte);
        tokio::time::sleep(pause.mul_f64(0.5 + f64::from(byte[0]) / 255.0)).await;
    }
}

/// We have too much to do; clients try again after a while.
fn busy(head: &Parts, message: &'static str) -> Answer {
    let error = ServiceError {
        code: "ServiceUnavailable".into(),
        message: message.into(),
        status: 503,
        lists: Vec::new(),
    };
    answer::error(answer::protocol_of(head), &error)
}

fn has_no_members(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Structure { members: [] })
}

/// The plain page that a GET or HEAD asks for.
fn page(shared: &Shared, head: &Parts) -> Option<Answer> {
    if head.method != Method::GET && head.method != Method::HEAD {
        return None;
    }
    let page = shared.pages.get(head.uri.path(), &shared.stats)?;
    Some(answer::page(page, head.method == Method::HEAD))
}

fn refused_body(head: &Parts, error: &BodyError) -> Answer {
    let mut answer = match error {
        BodyError::TooLarge => answer::bare(StatusCode::PAYLOAD_TOO_LARGE),
        BodyError::Broken => answer::bare(StatusCode::BAD_REQUEST),
        BodyError::TooSlow => {
            let (code, message) =
                ("RequestTimeoutException".into(), "The body did not arrive in time".into());
            answer::error(
                answer::protocol_of(head),
                &ServiceError { code, message, status: 408, lists: Vec::new() },
            )
        }
        BodyError::Busy => busy(head, "Too many bytes of requests are held at once; try again"),
    };
    if head.version <= Version::HTTP_11 {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    answer
}
