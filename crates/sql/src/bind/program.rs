//! The statements of a program.

use std::sync::Arc;

use super::catalog::{Catalog, Options, Output, Source};
use super::expression::{Binder, height};
use super::query;
use super::scope::Scope;
use super::typing::typed;
use super::window::WindowNames;
use crate::ast::{CreateFunction, CreatePump, CreateStream, CreateView, Name, Statement};
use crate::error::{Result, SqlError};
use crate::expr::{Expr, UserFunction};
use crate::parse;
use crate::plan::{Node, Program, Pump, Stream, Table};
use crate::types::{Column, Type};

/// The levels of calls of functions within functions.
const FUNCTION_HEIGHT_MAX: usize = 64;

/// Checks a program against its inputs and makes its plan.
/// A comment `-- flumen: name = value` in it counts more than `options`.
pub fn program(text: &str, sources: &[Source], mut options: Options) -> Result<Program> {
    let (statements, settings) = parse::program(text)?;
    for setting in &settings {
        options.set(setting)?;
    }
    let mut catalog = Catalog {
        options,
        program: Program::default(),
        views: Vec::new(),
        functions: Vec::new(),
        used: Vec::new(),
        expanding: std::cell::Cell::new(0),
    };
    for source in sources {
        let (name, columns) = (source.name.clone(), source.columns.clone());
        if source.is_table {
            catalog.program.tables.push(Table { name, columns });
        } else {
            catalog.program.streams.push(Stream { name, columns, visible: source.visible, is_source: true });
        }
    }
    for statement in statements {
        catalog.statement(statement)?;
    }
    catalog.finish()
}

impl Catalog {
    fn statement(&mut self, statement: Statement) -> Result<()> {
        match statement {
            Statement::Stream(create) => self.create_stream(create),
            Statement::Pump(create) => self.create_pump(create),
            Statement::View(create) => self.create_view(create),
            Statement::Function(create) => self.create_function(create),
        }
    }

    fn new_name(&self, name: &Name) -> Result<()> {
        if name.text.eq_ignore_ascii_case("error_stream") {
            return Err(SqlError::invalid(name.span, "The name error_stream is reserved"));
        }
        let source = self.stream(&name.text).is_some_and(|at| self.program.streams[at].is_source);
        if source || self.table(&name.text).is_some() {
            let message = format!("'{}' is an input of the application and cannot be created", name.text);
            return Err(SqlError::invalid(name.span, message));
        }
        Ok(())
    }

    fn exists(name: &Name) -> SqlError {
        SqlError::invalid(
            name.span,
            format!("Object '{}' already exists; use OR REPLACE to redefine it", name.text),
        )
    }

    fn create_stream(&mut self, create: CreateStream) -> Result<()> {
        self.new_name(&create.name)?;
        for (at, column) in create.columns.iter().enumerate() {
            if create.columns[..at].iter().any(|before| before.name.text == column.name.text) {
                let message = format!("Column '{}' is specified more than once", column.name.text);
                return Err(SqlError::invalid(column.name.span, message));
            }
            if column.name.text == "ROWTIME" {
                return Err(SqlError::invalid(
                    column.name.span,
                    "ROWTIME is a column of every stream and cannot be declared",
                ));
            }
        }
        if create.columns.len() > 1000 {
            return Err(SqlError::invalid(create.name.span, "A stream has at most 1000 columns"));
        }
        let visible = create.columns.len();
        let columns = create.columns.into_iter();
        let columns =
            columns.map(|column| Column { name: column.name.text, ty: column.ty, not_null: column.not_null });
        let stream =
            Stream { name: create.name.text.clone(), columns: columns.collect(), visible, is_source: false };
        match self.stream(&create.name.text) {
            None if self.view(&create.name.text).is_some() => Err(Self::exists(&create.name)),
            None => {
                self.program.streams.push(stream);
                Ok(())
            }
            Some(_) if !create.replace => Err(Self::exists(&create.name)),
            Some(at) if self.used.contains(&at) => {
                let message = format!(
                    "Stream '{}' is used by a pump already and cannot be redefined",
                    create.name.text
                );
                Err(SqlError::invalid(create.name.span, message))
            }
            Some(at) => {
                self.program.streams[at] = stream;
                Ok(())
            }
        }
    }

    fn create_view(&mut self, create: CreateView) -> Result<()> {
        self.new_name(&create.name)?;
        if self.stream(&create.name.text).is_some()
            || (self.view(&create.name.text).is_some() && !create.replace)
        {
            return Err(Self::exists(&create.name));
        }
        let output = self.query(&create.query)?;
        if let Some(names) = &create.columns
            && names.len() != output.columns.len()
        {
            let message = format!(
                "List of column aliases must have same degree as table; table has {} columns, whereas alias list has {} columns",
                output.columns.len(),
                names.len()
            );
            return Err(SqlError::invalid(create.name.span, message));
        }
        self.note_used(&output.node);
        self.views.retain(|view| view.name.text != create.name.text);
        self.views.push(create);
        Ok(())
    }

    fn create_function(&mut self, create: CreateFunction) -> Result<()> {
        let parameters: Vec<Column> = create
            .parameters
            .iter()
            .map(|column| Column::new(column.name.text.clone(), column.ty.clone()))
            .collect();
        let scope = Scope::default();
        let windows = WindowNames(&[]);
        let mut binder = Binder {
            catalog: self,
            scope: &scope,
            group: None,
            over: None,
            windows: &windows,
            parameters: &parameters,
            subqueries: None,
            outer: None,
            clause: "FUNCTION",
        };
        let (body, ty) = binder.bind(&create.body)?;
        let same = ty == create.returns || (ty.is_text() && create.returns.is_text()) || ty == Type::Null;
        let close = ty.is_numeric() && create.returns.is_numeric();
        if !same && !close {
            let message = format!(
                "Function '{}' returns {}, but its expression has type {ty}",
                create.name.text, create.returns
            );
            return Err(SqlError::invalid(create.body.span, message));
        }
        let body = typed((body, ty), &create.returns, true);
        let height = height(&body);
        if height > FUNCTION_HEIGHT_MAX {
            let message = format!("Functions call each other more than {FUNCTION_HEIGHT_MAX} levels deep");
            return Err(SqlError::invalid(create.name.span, message));
        }
        let function = UserFunction {
            name: create.name.text.clone(),
            parameters: parameters.into_iter().map(|column| column.ty).collect(),
            returns: create.returns,
            null_on_null: create.null_on_null,
            body,
            height,
        };
        let same = |known: &Arc<UserFunction>| {
            known.name == function.name && known.parameters == function.parameters
        };
        if self.functions.iter().any(same) && !create.replace {
            return Err(Self::exists(&create.name));
        }
        self.functions.retain(|known| !same(known));
        self.functions.push(Arc::new(function));
        Ok(())
    }

    fn create_pump(&mut self, create: CreatePump) -> Result<()> {
        let known = self.program.pumps.iter().position(|pump| pump.name == create.name.text);
        if known.is_some() && !create.replace {
            return Err(Self::exists(&create.name));
        }
        let Some(target) = self.stream(&create.target.text) else {
            let what =
                if self.table(&create.target.text).is_some() { "is a reference table" } else { "not found" };
            return Err(SqlError::invalid(
                create.target.span,
                format!("Table '{}' {what}", create.target.text),
            ));
        };
        let output = self.query(&create.query)?;
        if !output.streaming && !matches!(output.node, Node::Project(..) | Node::Values(_)) {
            return Err(SqlError::invalid(
                create.query.span,
                "Cannot convert table to stream: the query reads no stream",
            ));
        }
        let node = self.insert(&create, target, output)?;
        self.note_used(&node);
        self.used.push(target);
        let columns = self.program.streams[target].columns.iter().enumerate();
        let not_null = columns.filter(|(_, column)| column.not_null).map(|(at, _)| at).collect();
        let pump = Pump { name: create.name.text, target, node, not_null, span: create.name.span };
        match known {
            Some(at) => self.program.pumps[at] = pump,
            None => self.program.pumps.push(pump),
        }
        Ok(())
    }

    fn note_used(&mut self, node: &Node) {
        query::streams_of(node, &mut self.used);
    }

    /// The query's rows in the shape of the target.
    fn insert(&self, create: &CreatePump, target: usize, output: Output) -> Result<Node> {
        let stream = &self.program.streams[target];
        let visible = &stream.columns[..stream.visible];
        let mut places: Vec<Option<usize>> = Vec::new();
        match &create.columns {
            None => places.extend((0..visible.len()).map(Some)),
            Some(names) => {
                for name in names {
                    let place = visible.iter().position(|column| column.name == name.text);
                    if place.is_none() && name.text != "ROWTIME" {
                        return Err(SqlError::invalid(
                            name.span,
                            format!("Unknown target column '{}'", name.text),
                        ));
                    }
                    if places.contains(&place) {
                        let message = format!("Target column '{}' is assigned more than once", name.text);
                        return Err(SqlError::invalid(name.span, message));
                    }
                    places.push(place);
                }
                // The item that became ROWTIME is no column any more.
                if output.promoted.is_some() {
                    places.retain(Option::is_some);
                }
            }
        }
        if places.len() != output.columns.len() && !output.open {
            let message = format!(
                "Number of INSERT target columns ({}) does not equal number of source items ({})",
                places.len(),
                output.columns.len()
            );
            return Err(SqlError::invalid(create.span, message));
        }
        let mut exprs = vec![Expr::Literal(crate::value::Value::Null); stream.columns.len()];
        let mut time = None;
        for (at, (place, source)) in places.iter().zip(&output.columns).enumerate() {
            let wanted = place.map_or(Type::Timestamp, |place| stream.columns[place].ty.clone());
            let name = place.map_or("ROWTIME", |place| stream.columns[place].name.as_str());
            if !wanted.takes(&source.ty) {
                let message = format!(
                    "Cannot assign to target field '{name}' of type {wanted} from source field '{}' of type {}",
                    source.name, source.ty
                );
                return Err(SqlError::invalid(create.span, message));
            }
            let expr = typed((Expr::Column(at), source.ty.clone()), &wanted, true);
            match place {
                Some(place) => exprs[*place] = expr,
                None => time = Some(expr),
            }
        }
        Ok(query::project(output.node, exprs, time))
    }

    /// Orders the streams so that each comes after those it is made from.
    fn finish(mut self) -> Result<Program> {
        let count = self.program.streams.len();
        let mut inputs: Vec<Vec<usize>> = vec![Vec::new(); count];
        for pump in &self.program.pumps {
            query::streams_of(&pump.node, &mut inputs[pump.target]);
        }
        let mut done = vec![false; count];
        let mut order = Vec::new();
        while order.len() < count {
            let next = (0..count).find(|at| !done[*at] && inputs[*at].iter().all(|from| done[*from]));
            let Some(next) = next else {
                let names: Vec<&str> = (0..count)
                    .filter(|at| !done[*at])
                    .map(|at| self.program.streams[at].name.as_str())
                    .collect();
                let message = format!("Pumps make streams out of themselves: {}", names.join(", "));
                let pump = self.program.pumps.iter().find(|pump| !done[pump.target]);
                return Err(SqlError::invalid(pump.map(|pump| pump.span).unwrap_or_default(), message));
            };
            done[next] = true;
            order.push(next);
        }
        self.program.order = order;
        Ok(self.program)
    }
}
