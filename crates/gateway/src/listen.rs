//! The socket that connections come to.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpSocket};

/// Connections that may wait to be accepted, where the system allows as many (`somaxconn`). The client of one that finds no room
/// tries again only after a second, so a crowd that comes at once must find room.
const BACKLOG: u32 = 4096;

/// Listens at an address. Must run in a tokio runtime with I/O.
///
/// # Errors
/// What the system says: mostly that somebody else listens there.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A server that is started again must not wait for connections of the one before. Elsewhere the option means that others
    // may take the port.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr, TcpStream};
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn a_crowd_that_comes_at_once_is_connected_before_anybody_is_accepted() {
        let listener = listen((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let address = listener.local_addr().unwrap();
        let allowed = std::fs::read_to_string("/proc/sys/net/core/somaxconn");
        let allowed = allowed.ok().and_then(|text| text.trim().parse().ok()).unwrap_or(128);
        // Somebody who finds no room waits for much longer.
        let connect = |_| TcpStream::connect_timeout(&address, Duration::from_millis(900)).unwrap();
        let crowd: Vec<TcpStream> = (0..500.min(allowed)).map(connect).collect();
        assert!(!crowd.is_empty());
    }

    #[tokio::test]
    async fn both_versions_of_ip_are_listened_on_and_a_taken_port_is_an_error() {
        let listener = listen((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let taken = listen(listener.local_addr().unwrap());
        assert_eq!(taken.unwrap_err().kind(), io::ErrorKind::AddrInUse);
        // A machine may have no version 6 at all.
        match listen((Ipv6Addr::LOCALHOST, 0).into()) {
            Ok(listener) => assert!(listener.local_addr().unwrap().is_ipv6()),
            Err(why) => assert_ne!(why.kind(), io::ErrorKind::InvalidInput),
        }
    }
}
