// Schemas: what comes from a wire, a store or a disk is looked at before it is believed. A kilobyte, where a library would be four of the worker's fifteen.

/** Gives back a value that is as it should be, without anything it should not have. @throws SchemaError */
export type Schema<T> = (value: unknown) => T;
/** The type of what a schema gives. */
export type Of<S> = S extends Schema<infer T> ? T : never;

/** A value is not as it should be: where in it, by names and numbers from the outside in. */
export class SchemaError extends Error {
	readonly path: readonly string[];

	constructor(path: readonly string[] = []) {
		super(path.join('.'));
		this.name = 'SchemaError';
		this.path = path;
	}
}

type Fields = Record<string, Schema<unknown>>;
type Optional<F extends Fields> = { [K in keyof F]: undefined extends Of<F[K]> ? K : never }[keyof F];
type Row<F extends Fields> = { [K in Exclude<keyof F, Optional<F>>]: Of<F[K]> } & {
	[K in Optional<F>]?: Exclude<Of<F[K]>, undefined>;
};
type Flat<T> = T extends object ? { [K in keyof T]: T[K] } : never;

/** The value as the schema has it, or undefined. */
export function readAs<T>(schema: Schema<T>, value: unknown): T | undefined {
	try {
		return schema(value);
	} catch (refused) {
		if (refused instanceof SchemaError) return undefined;
		throw refused;
	}
}

/** A text of at most `most` UTF-16 units, and of a pattern where one is given. */
/* @__NO_SIDE_EFFECTS__ */
export function text(most = Infinity, pattern?: RegExp, least = 0): Schema<string> {
	return check(
		(value): value is string =>
			typeof value === 'string' &&
			value.length >= least &&
			value.length <= most &&
			(pattern === undefined || pattern.test(value))
	);
}

/** A time in ISO 8601. */
export const time: Schema<string> = /* @__PURE__ */ check(
	(value): value is string =>
		typeof value === 'string' &&
		/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value) &&
		!Number.isNaN(Date.parse(value))
);

/** A number within bounds. */
/* @__NO_SIDE_EFFECTS__ */
export function number(least = -Infinity, most = Infinity): Schema<number> {
	return check((value): value is number => typeof value === 'number' && value >= least && value <= most);
}

/** A whole number within bounds. */
/* @__NO_SIDE_EFFECTS__ */
export function whole(least = 0, most = Number.MAX_SAFE_INTEGER): Schema<number> {
	return check(
		(value): value is number => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
	);
}

/** True or false. */
export const truth: Schema<boolean> = /* @__PURE__ */ check((value): value is boolean => typeof value === 'boolean');

/** Anything. */
export const anything: Schema<unknown> = (value) => value;

/** One of some values. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf<const T extends string>(choices: readonly T[]): Schema<T> {
	return check((value): value is T => choices.some((choice) => choice === value));
}

/** A list of so many. */
/* @__NO_SIDE_EFFECTS__ */
export function list<T>(of: Schema<T>, most = Infinity, least = 0): Schema<T[]> {
	return (value) => {
		if (!Array.isArray(value) || value.length < least || value.length > most) throw new SchemaError();
		return value.map((item, at) => inside(String(at), of, item));
	};
}

/** An object with these fields; others are left out. A field that may be `undefined` may be absent. */
/* @__NO_SIDE_EFFECTS__ */
export function object<F extends Fields>(fields: F): Schema<Flat<Row<F>>> {
	return (value) => {
		const given = asRecord(value);
		const taken: Record<string, unknown> = {};
		for (const [name, schema] of Object.entries(fields)) {
			const field = inside(name, schema, Object.hasOwn(given, name) ? given[name] : undefined);
			if (field !== undefined) taken[name] = field;
		}
		return taken as Flat<Row<F>>;
	};
}

/** An object with any names, whose values are all alike. */
/* @__NO_SIDE_EFFECTS__ */
export function record<T>(of: Schema<T>): Schema<Record<string, T>> {
	return (value) =>
		Object.fromEntries(Object.entries(asRecord(value)).map(([name, field]) => [name, inside(name, of, field)]));
}

/** The same for each of some names. */
/* @__NO_SIDE_EFFECTS__ */
export function eachOf<const N extends string, T>(names: readonly N[], of: Schema<T>): Schema<Record<N, T>> {
	return object(Object.fromEntries(names.map((name) => [name, of]))) as unknown as Schema<Record<N, T>>;
}

/** An object whose other fields are passed on as they are. */
/* @__NO_SIDE_EFFECTS__ */
export function loose<T extends object>(of: Schema<T>): Schema<T & Record<string, unknown>> {
	return (value) => ({ ...asRecord(value), ...of(value) });
}

/** The same or nothing. */
/* @__NO_SIDE_EFFECTS__ */
export function maybe<T>(of: Schema<T>): Schema<T | undefined> {
	return (value) => (value === undefined ? undefined : of(value));
}

/** What is not as it should be gives way to this. */
/* @__NO_SIDE_EFFECTS__ */
export function orElse<T>(of: Schema<T>, instead: T): Schema<T> {
	return (value) => readAs(of, value) ?? instead;
}

/** One or the other, the first where both fit. */
/* @__NO_SIDE_EFFECTS__ */
export function either<A, B>(one: Schema<A>, other: Schema<B>): Schema<A | B> {
	return (value) => readAs(one, value) ?? other(value);
}

/* @__NO_SIDE_EFFECTS__ */
function check<T>(isOne: (value: unknown) => value is T): Schema<T> {
	return (value) => {
		if (isOne(value)) return value;
		throw new SchemaError();
	};
}

function asRecord(value: unknown): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SchemaError();
	return value as Record<string, unknown>;
}

function inside<T>(name: string, schema: Schema<T>, value: unknown): T {
	try {
		return schema(value);
	} catch (refused) {
		if (refused instanceof SchemaError) throw new SchemaError([name, ...refused.path]);
		throw refused;
	}
}

/** What a text says as JSON; undefined where it is none. */
export function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (malformed) {
		if (malformed instanceof SyntaxError) return undefined;
		throw malformed;
	}
}
