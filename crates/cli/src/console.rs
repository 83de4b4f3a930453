//! The terminal: what standard output and standard error can do, colours, and lines redrawn in place.

use std::io::{self, IsTerminal, Write};

use base::Timestamp;

/// Milliseconds since the epoch, now.
pub fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Timestamp(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// Whether people look at standard output directly.
pub fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether people look at standard error directly.
pub fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Columns and rows of the terminal behind standard output; 100 by 30 when unknown.
pub fn size() -> (usize, usize) {
    let known =
        rustix::termios::tcgetwinsize(io::stdout()).ok().filter(|size| size.ws_col > 0 && size.ws_row > 0);
    known.map_or((100, 30), |size| (usize::from(size.ws_col), usize::from(size.ws_row)))
}

/// A line on standard error. When that is closed there is nobody left to tell.
pub fn note(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Colours, where they are wanted: on a terminal, unless `NO_COLOR` is set or the terminal is `dumb`.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    on: bool,
}

impl Style {
    /// For standard output.
    pub fn stdout() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|v| v == "dumb");
        Style { on: stdout_is_terminal() && !refused && !dumb }
    }

    /// Without colours.
    #[cfg(test)]
    pub const PLAIN: Style = Style { on: false };

    /// Less important.
    pub fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// A heading.
    pub fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// A name.
    pub fn cyan(self, text: &str) -> String {
        self.paint("36", text)
    }

    /// All is well.
    pub fn green(self, text: &str) -> String {
        self.paint("32", text)
    }

    /// Look at this.
    pub fn yellow(self, text: &str) -> String {
        self.paint("33", text)
    }

    /// This is broken.
    pub fn red(self, text: &str) -> String {
        self.paint("31", text)
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.on { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// A block of lines at the bottom of the terminal that is drawn over itself.
#[derive(Debug, Default)]
pub struct Live {
    height: usize,
}

impl Live {
    /// Draws the lines in the place of those drawn last. Each must fit the terminal's width.
    pub fn draw(&mut self, out: &mut impl Write, lines: &[String]) -> io::Result<()> {
        let mut frame = self.back();
        for line in lines {
            frame.push_str("\x1b[2K");
            frame.push_str(line);
            frame.push('\n');
        }
        // Lines that a taller frame left below.
        frame.push_str("\x1b[J");
        self.height = lines.len();
        out.write_all(frame.as_bytes())?;
        out.flush()
    }

    fn back(&self) -> String {
        if self.height == 0 { "\r".to_owned() } else { format!("\r\x1b[{}A", self.height) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_drawn_over_the_one_before() {
        let (mut live, mut out) = (Live::default(), Vec::new());
        live.draw(&mut out, &["a".into(), "b".into()]).unwrap();
        live.draw(&mut out, &["c".into()]).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "\r\x1b[2Ka\n\x1b[2Kb\n\x1b[J\r\x1b[2A\x1b[2Kc\n\x1b[J");
    }

    #[test]
    fn plain_style_leaves_texts_alone() {
        assert_eq!(Style::PLAIN.red("x"), "x");
        assert_eq!(Style { on: true }.red("x"), "\x1b[31mx\x1b[0m");
    }
}
