//! Aligned tables for people.

/// Rows under a heading; columns are as wide as their widest cell and two spaces apart.
pub struct Table {
    heading: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of these columns. A heading that begins with `>` is aligned to the right, with its column.
    pub fn new(heading: &[&'static str]) -> Self {
        Table { heading: heading.to_vec(), rows: Vec::new() }
    }

    /// Adds a row of as many cells as the heading has.
    pub fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.heading.len());
        self.rows.push(cells);
    }

    /// The whole table, a line each row, no space at the ends of lines.
    pub fn render(&self) -> String {
        let names: Vec<String> = self.heading.iter().map(|h| h.trim_start_matches('>').to_owned()).collect();
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.chain([names[column].chars().count()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..names.len()).map(width).collect();
        let mut out = String::new();
        for row in std::iter::once(&names).chain(&self.rows) {
            let mut line = String::new();
            for ((cell, width), heading) in row.iter().zip(&widths).zip(&self.heading) {
                let cell = if heading.starts_with('>') {
                    format!("{cell:>width$}")
                } else {
                    format!("{cell:<width$}")
                };
                line.push_str(&cell);
                line.push_str("  ");
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// `name: value` lines with the values aligned.
pub fn fields(fields: &[(&str, String)]) -> String {
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or(0) + 1;
    fields.iter().map(|(name, value)| format!("{:<width$} {value}\n", format!("{name}:"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_left_or_right() {
        let mut table = Table::new(&["NAME", ">SHARDS", "STATUS"]);
        table.row(vec!["a-long-name".into(), "1".into(), "ACTIVE".into()]);
        table.row(vec!["é".into(), "12000000".into(), "".into()]);
        let expected =
            "NAME           SHARDS  STATUS\na-long-name         1  ACTIVE\né            12000000\n";
        assert_eq!(table.render(), expected);
        assert_eq!(
            fields(&[("Name", "x".into()), ("Retention", "24 h".into())]),
            "Name:      x\nRetention: 24 h\n"
        );
    }
}
