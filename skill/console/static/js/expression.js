// Data binding of Alexa Presentation Language, as far as the skill's documents use it.

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|(@?[A-Za-z_]\w*)|(==|!=|<=|>=|&&|\|\||[-+*/<>!?:()[\].,]))/gy;
const PART = /\$\{([^}]*)\}/g;
const LEVELS = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/"]];
const APPLY = {
  "||": (a, b) => a || b,
  "&&": (a, b) => a && b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};
const MATHS = { Math: { min: Math.min, max: Math.max, cos: Math.cos, floor: Math.floor } };
const parsed = new Map();

/** The value of *raw* where names have the values of *scope*; resources are named with "@". */
export function value(raw, scope) {
  if (typeof raw !== "string") return raw;
  if (/^@\w+$/.test(raw)) return scope[raw];
  const [only] = raw.matchAll(PART);
  if (only?.[0] === raw) return evaluated(only[1], scope);
  return raw.replace(PART, (_, words) => evaluated(words, scope));
}

function evaluated(words, scope) {
  if (!parsed.has(words)) parsed.set(words, parse(words));
  return parsed.get(words)(scope);
}

function parse(words) {
  const tokens = tokenised(words);
  const found = choice(tokens);
  if (tokens.length) throw new Error(`cannot read "${words}"`);
  return found;
}

function tokenised(words) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < words.trimEnd().length) {
    const match = TOKEN.exec(words);
    if (!match) throw new Error(`cannot read "${words}"`);
    const [, number, text, name, sign] = match;
    if (number !== undefined) tokens.push({ constant: Number(number) });
    else if (text !== undefined) tokens.push({ constant: text });
    else tokens.push(name !== undefined ? { name } : { sign });
  }
  return tokens;
}

function choice(tokens) {
  const test = binary(tokens, 0);
  if (!taken(tokens, "?")) return test;
  const yes = choice(tokens);
  expect(tokens, ":");
  const no = choice(tokens);
  return (scope) => (test(scope) ? yes(scope) : no(scope));
}

function binary(tokens, level) {
  if (level === LEVELS.length) return unary(tokens);
  let left = binary(tokens, level + 1);
  while (LEVELS[level].includes(tokens[0]?.sign)) {
    const [before, { sign }] = [left, tokens.shift()];
    const right = binary(tokens, level + 1);
    left = (scope) => APPLY[sign](before(scope), right(scope));
  }
  return left;
}

function unary(tokens) {
  for (const [sign, apply] of [["!", (one) => !one], ["-", (one) => -one]]) {
    if (taken(tokens, sign)) {
      const one = unary(tokens);
      return (scope) => apply(one(scope));
    }
  }
  return member(tokens, atom(tokens));
}

function member(tokens, of) {
  if (taken(tokens, ".")) {
    const { name } = tokens.shift();
    return member(tokens, (scope) => part(of(scope), name));
  }
  if (taken(tokens, "[")) {
    const place = choice(tokens);
    expect(tokens, "]");
    return member(tokens, (scope) => of(scope)?.[place(scope)]);
  }
  if (taken(tokens, "(")) {
    const given = [];
    while (!taken(tokens, ")")) {
      given.push(choice(tokens));
      taken(tokens, ",");
    }
    return member(tokens, (scope) => of(scope)(...given.map((one) => one(scope))));
  }
  return of;
}

/** As on a device, a text has no length. */
function part(of, name) {
  return typeof of === "string" ? undefined : of?.[name];
}

function atom(tokens) {
  const token = tokens.shift();
  if (token?.sign === "(") {
    const inner = choice(tokens);
    expect(tokens, ")");
    return inner;
  }
  if (token?.name) return (scope) => (token.name in scope ? scope[token.name] : MATHS[token.name]);
  return () => token?.constant;
}

function taken(tokens, sign) {
  if (tokens[0]?.sign !== sign) return false;
  tokens.shift();
  return true;
}

function expect(tokens, sign) {
  if (!taken(tokens, sign)) throw new Error(`expected ${sign}`);
}
