// `npm start`: makes everything ready, then presses and serves the edition under a Node that is new enough.
import { run, runMain, setUp } from './set-up.mjs';

await runMain(async () => {
	const node = await setUp({ build: true });
	return run(node, ['tools/serve.ts'], { pass: true });
});
