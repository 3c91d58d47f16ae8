//! What one file takes from others and hands on, read from its tokens.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as it is written: `super`, `facts`, `title`.
pub type Route = Vec<String>;

/// The paths of a file, those of its tests left out.
#[derive(Debug, Default)]
pub struct Imports {
    /// What its `use` lines take.
    pub taken: Vec<Route>,
    /// The paths that it writes in place.
    pub inline: Vec<Route>,
    /// What its `pub use` lines hand on, by the name they give it.
    pub handed_on: BTreeMap<String, Route>,
    /// What its `use` lines take, by the name they give it: a path in place may begin with it.
    pub modules: BTreeMap<String, Route>,
    /// The names of its modules that are compiled for tests alone.
    pub test_modules: Vec<String>,
}

impl Imports {
    /// Reads a file.
    ///
    /// # Panics
    /// Its text is not Rust.
    pub fn read(path: &str, text: &str) -> Self {
        let tokens: TokenStream = text
            .parse()
            .unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut imports = Self::default();
        imports.walk(tokens, 0);
        imports
    }

    /// Takes in the tokens of a block; `depth`: how many modules inside the file it stands in.
    fn walk(&mut self, tokens: TokenStream, depth: usize) {
        let mut tokens = Tokens(tokens.into_iter().collect(), 0);
        let mut public = false;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    if tokens.attribute_is_for_tests() {
                        self.test_modules.extend(tokens.skip_item());
                    }
                }
                TokenTree::Ident(ident) if ident == "pub" => {
                    tokens.skip_group(Delimiter::Parenthesis);
                    public = true;
                    continue;
                }
                TokenTree::Ident(ident) if ident == "use" && !tokens.is_next('<') => {
                    let tree = tokens.until_semicolon();
                    self.take(tree, public, depth);
                }
                TokenTree::Ident(ident) if ident == "mod" => {
                    tokens.next();
                    if let Some(inside) = tokens.skip_group(Delimiter::Brace) {
                        self.walk(inside, depth + 1);
                    }
                }
                TokenTree::Ident(ident) => {
                    let mut route = vec![ident.to_string()];
                    while let Some(name) = tokens.next_segment() {
                        route.push(name);
                    }
                    if route.len() > 1 {
                        self.inline.extend(outside(route, depth));
                    }
                }
                TokenTree::Group(group) => self.walk(group.stream(), depth),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            public = false;
        }
    }

    /// Takes in a `use`: its tree of paths.
    fn take(&mut self, tree: Vec<TokenTree>, public: bool, depth: usize) {
        let mut paths = Vec::new();
        spread(&Route::new(), tree, &mut paths);
        for (route, name) in paths {
            let Some(route) = outside(route, depth) else {
                continue;
            };
            if public {
                self.handed_on.insert(name, route);
            } else {
                self.modules.insert(name, route.clone());
                self.taken.push(route);
            }
        }
    }
}

/// A path written `depth` modules inside a file, as the file would write it; nothing where it stays inside.
fn outside(mut route: Route, depth: usize) -> Option<Route> {
    let supers = route.iter().take_while(|name| *name == "super").count();
    if depth == 0 || route.first().is_some_and(|name| name == "crate") {
        return Some(route);
    }
    if supers < depth {
        return None;
    }
    route.drain(..depth);
    if supers == depth {
        route.insert(0, "self".to_owned());
    }
    Some(route)
}

/// The paths of a `use` tree, each with the name it is known by.
fn spread(before: &Route, tree: Vec<TokenTree>, paths: &mut Vec<(Route, String)>) {
    let mut route = before.clone();
    let mut name = None;
    let mut tokens = tree.into_iter().peekable();
    let mut any = false;
    while let Some(token) = tokens.next() {
        any = true;
        match token {
            TokenTree::Ident(ident) if ident == "as" => {
                name = tokens.next().map(|name| name.to_string());
            }
            TokenTree::Ident(ident) => route.push(ident.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == '*' => route.push("*".to_owned()),
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ',');
                for part in inside.split(is_comma) {
                    spread(&route, part.to_vec(), paths);
                }
                return;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    if any {
        let last = route.iter().rev().find(|name| *name != "self").cloned();
        let name = name.or(last).unwrap_or_default();
        paths.push((route, name));
    }
}

/// Tokens, and which is next.
struct Tokens(Vec<TokenTree>, usize);

impl Tokens {
    fn peek(&self) -> Option<&TokenTree> {
        self.0.get(self.1)
    }

    fn next(&mut self) -> Option<TokenTree> {
        let token = self.peek().cloned();
        self.1 += 1;
        token
    }

    fn is_next(&self, sign: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
    }

    /// Takes a group of that kind, if one is next, and gives its content.
    fn skip_group(&mut self, delimiter: Delimiter) -> Option<TokenStream> {
        match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
                let inside = group.stream();
                self.1 += 1;
                Some(inside)
            }
            _ => None,
        }
    }

    /// Takes the rest of an attribute; whether it is `#[cfg(test)]`.
    fn attribute_is_for_tests(&mut self) -> bool {
        if self.is_next('!') {
            self.1 += 1;
        }
        let inside = self.skip_group(Delimiter::Bracket);
        inside.is_some_and(|inside| inside.to_string().replace(' ', "") == "cfg(test)")
    }

    /// Takes an item; its name where it is a module in a file of its own.
    fn skip_item(&mut self) -> Option<String> {
        let mut name = None;
        while let Some(token) = self.next() {
            match token {
                TokenTree::Ident(ident) if ident == "mod" => {
                    name = self.next().map(|name| name.to_string());
                }
                TokenTree::Punct(punct) if punct.as_char() == ';' => return name,
                // The braces of a `use` stand before its end.
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Brace && !self.is_next(';') =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    fn until_semicolon(&mut self) -> Vec<TokenTree> {
        let mut taken = Vec::new();
        while let Some(token) = self.next() {
            if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';') {
                break;
            }
            taken.push(token);
        }
        taken
    }

    /// Takes `::name`, if that is next, and gives the name.
    fn next_segment(&mut self) -> Option<String> {
        let colon =
            |at: usize| matches!(self.0.get(at), Some(TokenTree::Punct(it)) if it.as_char() == ':');
        if !(colon(self.1) && colon(self.1 + 1)) {
            return None;
        }
        let Some(TokenTree::Ident(name)) = self.0.get(self.1 + 2) else {
            return None;
        };
        let name = name.to_string();
        self.1 += 3;
        Some(name)
    }
}
