//! The operators of a pump, connected.

use super::merge::Merge;
use super::operator::{Batch, Env, Operator};
use super::state::{Broken, Reader, State};
use super::{distinct, following, join, lookup, over, shape, sort, stagger, table_join, tumble, values};
use crate::plan::{Frame, Node};

struct Stage {
    operator: Box<dyn Operator>,
    inputs: Vec<Batch>,
    /// The stage that takes the rows, and its input.
    parent: Option<(usize, usize)>,
}

/// The operators of one pump.
pub struct Pipeline {
    stages: Vec<Stage>,
    /// Which stream goes into which stage.
    leaves: Vec<(usize, usize, usize)>,
    spare: Batch,
}

impl Pipeline {
    /// The operators of a plan; rows with NULL in `not_null` columns are refused at the end.
    pub fn new(node: &Node, not_null: &[usize]) -> Pipeline {
        let mut pipeline = Pipeline { stages: Vec::new(), leaves: Vec::new(), spare: Batch::empty() };
        let root = pipeline.build(node);
        let end = pipeline.add(Box::new(shape::Insert::new(not_null)), vec![root]);
        debug_assert_eq!(end + 1, pipeline.stages.len());
        pipeline
    }

    /// The streams that it reads.
    pub fn streams(&self) -> impl Iterator<Item = usize> {
        self.leaves.iter().map(|(stream, ..)| *stream)
    }

    fn add(&mut self, operator: Box<dyn Operator>, children: Vec<Child>) -> usize {
        let at = self.stages.len();
        let ports = children.len().max(1);
        self.stages.push(Stage {
            operator,
            inputs: (0..ports).map(|_| Batch::empty()).collect(),
            parent: None,
        });
        for (port, child) in children.into_iter().enumerate() {
            match child {
                Child::Stage(child) => self.stages[child].parent = Some((at, port)),
                Child::Stream(stream) => self.leaves.push((stream, at, port)),
            }
        }
        at
    }

    fn build(&mut self, node: &Node) -> Child {
        let (operator, children): (Box<dyn Operator>, Vec<Child>) = match node {
            Node::Stream(stream) => return Child::Stream(*stream),
            Node::Values(rows) => (Box::new(values::Values::new(rows.clone())), Vec::new()),
            Node::Filter(inner, predicate) => {
                let shape = shape::Shape::filter(predicate.clone());
                (Box::new(shape), vec![self.build(inner)])
            }
            Node::Project(inner, project) => {
                let (filter, inner) = match &**inner {
                    Node::Filter(below, predicate) => (Some(predicate.clone()), &**below),
                    inner => (None, inner),
                };
                (Box::new(shape::Shape::new(filter, project)), vec![self.build(inner)])
            }
            Node::Tumble(inner, tumble) => (Box::new(tumble::Tumble::new(tumble)), vec![self.build(inner)]),
            Node::Stagger(inner, stagger) => {
                (Box::new(stagger::Stagger::new(stagger)), vec![self.build(inner)])
            }
            Node::Over(inner, windows) => (Box::new(over::Over::new(windows)), vec![self.build(inner)]),
            Node::Distinct(inner, bucket, columns) => {
                (Box::new(distinct::Distinct::new(bucket, columns)), vec![self.build(inner)])
            }
            Node::Sort(inner, sort) => (Box::new(sort::Sort::new(sort)), vec![self.build(inner)]),
            Node::TimeSort(inner, length) => {
                (Box::new(sort::TimeSort::new(*length)), vec![self.build(inner)])
            }
            Node::Join(left, right, join) => {
                let children = vec![self.build(left), self.build(right)];
                match join.right {
                    Some(Frame::Following(length)) => {
                        (Box::new(following::Following::new(join, length)), children)
                    }
                    _ => (Box::new(join::Join::new(join)), children),
                }
            }
            Node::TableJoin(inner, join) => {
                (Box::new(table_join::TableJoin::new(join)), vec![self.build(inner)])
            }
            Node::Lookup(inner, lookup) => (Box::new(lookup::Lookup::new(lookup)), vec![self.build(inner)]),
            Node::Union(all) => {
                let children: Vec<Child> = all.iter().map(|inner| self.build(inner)).collect();
                (Box::new(Merge::new(children.len())), children)
            }
            Node::TableFunction(inner, function) => (crate::ml::operator(function), vec![self.build(inner)]),
        };
        Child::Stage(self.add(operator, children))
    }

    /// Pushes what is new in each stream through, and gives what comes out.
    pub fn step(&mut self, streams: &[Batch], out: &mut Batch, env: &mut Env) {
        for (stream, stage, port) in &self.leaves {
            let input = &mut self.stages[*stage].inputs[*port];
            input.rows.extend(streams[*stream].rows.iter().cloned());
            input.bound = streams[*stream].bound;
        }
        for at in 0..self.stages.len() {
            self.spare.clear();
            let stage = &mut self.stages[at];
            for (port, input) in stage.inputs.iter_mut().enumerate() {
                stage.operator.process(port, input, &mut self.spare, env);
                input.clear();
            }
            let target = match stage.parent {
                Some((parent, port)) => &mut self.stages[parent].inputs[port],
                None => &mut *out,
            };
            std::mem::swap(target, &mut self.spare);
        }
    }

    /// Writes what all operators remember.
    pub fn save(&self, state: &mut State) {
        state.count(self.stages.len());
        self.stages.iter().for_each(|stage| stage.operator.save(state));
    }

    /// Reads what `save` wrote for the same plan.
    pub fn load(&mut self, reader: &mut Reader) -> Result<(), Broken> {
        if reader.count()? != self.stages.len() {
            return Err(Broken("the state is of another program"));
        }
        self.stages.iter_mut().try_for_each(|stage| stage.operator.load(reader))
    }
}

enum Child {
    Stage(usize),
    Stream(usize),
}
