//! TLS with and without ALPN, by the own authority.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::harness::*;
use crate::http2;

/// Shakes hands as a client that trusts the server's authority and offers these protocols.
async fn connect(server: &Server, name: &'static str, alpn: &[&str]) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(server.ca_pem.as_bytes()).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let mut config = config.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = alpn.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
    let stream = TcpStream::connect(server.addr).await.unwrap();
    let name = ServerName::try_from(name).unwrap();
    bounded(TlsConnector::from(Arc::new(config)).connect(name, stream)).await.expect("handshake")
}

async fn speaks_http1(stream: TlsStream<TcpStream>) {
    let mut client = Client::new(stream);
    for _ in 0..2 {
        client.send(post("PutRecord", PUT)).await;
        let response = client.response().await;
        assert_eq!((response.status, response.text().contains("\"5\"")), (200, true));
    }
}

async fn speaks_http2(stream: TlsStream<TcpStream>) {
    let mut sender = http2::handshake(stream).await;
    let response = bounded(sender.send_request(http2::request("PutRecord", PUT))).await.unwrap();
    assert!(http2::text(response).await.contains("\"5\""));
}

#[tokio::test]
async fn the_certificate_names_this_machine() {
    let server = Server::start().await;
    for name in ["localhost", "127.0.0.1", "::1"] {
        speaks_http1(connect(&server, name, &[]).await).await;
    }
    assert_eq!(server.stats.failed_handshakes(), 0);
}

#[tokio::test]
async fn alpn_chooses_the_protocol() {
    let server = Server::start().await;
    let stream = connect(&server, "localhost", &["h2", "http/1.1"]).await;
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    speaks_http2(stream).await;
    let stream = connect(&server, "localhost", &["http/1.1"]).await;
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
    speaks_http1(stream).await;
}

#[tokio::test]
async fn without_alpn_the_preface_chooses() {
    let server = Server::start().await;
    speaks_http2(connect(&server, "localhost", &[]).await).await;
    speaks_http1(connect(&server, "localhost", &[]).await).await;
}

#[tokio::test]
async fn one_port_speaks_plaintext_and_tls_at_once() {
    let server = Server::start().await;
    let secret = connect(&server, "localhost", &[]).await;
    server.assert_alive().await;
    speaks_http1(secret).await;
}

#[tokio::test]
async fn a_broken_handshake_ends_its_connection_alone() {
    let server = Server::start().await;
    let mut client = server.connect().await;
    client.send([&[0x16, 3, 1, 0, 200][..], &[7; 200]].concat()).await;
    client.closed().await;
    assert_eq!(server.stats.failed_handshakes(), 1);
    speaks_http1(connect(&server, "localhost", &[]).await).await;
}
