//! The names of windows.

use crate::ast::{Expr as Ast, Frame as FrameAst, Name, WindowSpec};
use crate::error::{Result, Span, SqlError};

/// The WINDOW clause of a SELECT.
pub struct WindowNames<'a>(pub &'a [(Name, WindowSpec)]);

/// A window whose names are resolved.
pub struct Resolved<'a> {
    /// PARTITION BY.
    pub partition: &'a [Ast],
    /// ORDER BY.
    pub order: &'a [Ast],
    /// RANGE or ROWS.
    pub frame: Option<&'a FrameAst>,
    /// Where it stands.
    pub span: Span,
}

impl<'a> WindowNames<'a> {
    /// Refuses two windows of one name.
    pub fn check(&self) -> Result<()> {
        for (at, (name, _)) in self.0.iter().enumerate() {
            if self.0[..at].iter().any(|(before, _)| before.text == name.text) {
                return Err(SqlError::invalid(name.span, "Duplicate window names not allowed"));
            }
        }
        Ok(())
    }

    /// The window of a specification or a name.
    pub fn resolve<'b>(&'b self, spec: &'b WindowSpec) -> Result<Resolved<'b>>
    where
        'a: 'b,
    {
        self.resolve_within(spec, 0)
    }

    fn resolve_within<'b>(&'b self, spec: &'b WindowSpec, depth: usize) -> Result<Resolved<'b>> {
        let Some(base) = &spec.base else {
            let frame = spec.frame.as_ref();
            return Ok(Resolved { partition: &spec.partition, order: &spec.order, frame, span: spec.span });
        };
        let found = self.0.iter().find(|(name, _)| name.text == base.text);
        let Some((_, definition)) = found.filter(|_| depth < 8) else {
            return Err(SqlError::invalid(base.span, format!("Window '{}' not found", base.text)));
        };
        let mut resolved = self.resolve_within(definition, depth + 1)?;
        if !spec.partition.is_empty() {
            return Err(SqlError::invalid(
                spec.span,
                "PARTITION BY not allowed with existing window reference",
            ));
        }
        if !spec.order.is_empty() {
            if !resolved.order.is_empty() {
                return Err(SqlError::invalid(
                    spec.span,
                    "ORDER BY not allowed in both base and referenced windows",
                ));
            }
            resolved.order = &spec.order;
        }
        if let Some(frame) = &spec.frame {
            if resolved.frame.is_some() {
                return Err(SqlError::invalid(
                    frame.span,
                    "Referenced window cannot have framing declarations",
                ));
            }
            resolved.frame = Some(frame);
        }
        Ok(resolved)
    }
}
