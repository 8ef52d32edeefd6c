// As much of JSON Schema 2020-12 as docs/export.schema.json uses, so that a test can hold files against it.

type Json = Record<string, unknown>;

/** Where a value breaks a schema, by pointers into the value. A word of the schema that is not known here is an error. */
export function findBreaches(root: Json, value: unknown, schema: Json = root, at = ''): string[] {
	const follow = (inner: unknown, part: unknown, name: string | number) =>
		findBreaches(root, part, inner as Json, `${at}/${name}`);
	const breaches: string[] = [];
	const must = (isSo: boolean) => {
		if (!isSo) breaches.push(at);
	};
	for (const [word, rule] of Object.entries(schema)) {
		switch (word) {
			case '$ref':
				breaches.push(...findBreaches(root, value, resolve(root, rule as string), at));
				break;
			case 'type':
				must(isOfType(value, rule as string));
				break;
			case 'const':
				must(value === rule);
				break;
			case 'enum':
				must((rule as unknown[]).includes(value));
				break;
			case 'pattern':
				must(typeof value !== 'string' || new RegExp(rule as string, 'u').test(value));
				break;
			case 'minLength':
			case 'maxLength':
				must(
					typeof value !== 'string' ||
						(word === 'minLength' ? value.length >= Number(rule) : value.length <= Number(rule))
				);
				break;
			case 'minimum':
			case 'maximum':
				must(typeof value !== 'number' || (word === 'minimum' ? value >= Number(rule) : value <= Number(rule)));
				break;
			case 'maxItems':
				must(!Array.isArray(value) || value.length <= Number(rule));
				break;
			case 'items':
				if (Array.isArray(value)) breaches.push(...value.flatMap((item, index) => follow(rule, item, index)));
				break;
			case 'required':
				must(!isObject(value) || (rule as string[]).every((name) => Object.hasOwn(value, name)));
				break;
			case 'properties':
				if (isObject(value))
					for (const [name, inner] of Object.entries(rule as Json))
						if (Object.hasOwn(value, name)) breaches.push(...follow(inner, value[name], name));
				break;
			case 'additionalProperties':
				if (isObject(value))
					for (const name of Object.keys(value))
						if (!Object.hasOwn(schema['properties'] ?? {}, name)) breaches.push(...follow(rule, value[name], name));
				break;
			case 'oneOf':
				must((rule as Json[]).filter((each) => findBreaches(root, value, each, at).length === 0).length === 1);
				break;
			case '$schema':
			case '$id':
			case '$defs':
			case 'title':
			case 'description':
				break;
			default:
				throw new Error(`the schema has a word that is not known here: ${word}`);
		}
	}
	return breaches;
}

function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
	if (type === 'object') return isObject(value);
	if (type === 'array') return Array.isArray(value);
	return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function resolve(root: Json, pointer: string): Json {
	return pointer
		.replace(/^#\//, '')
		.split('/')
		.reduce((schema, name) => (schema[name] ?? {}) as Json, root);
}
