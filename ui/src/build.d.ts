// What the build replaces by a value; vite.config.ts states it.

/** The version of the program, from the workspace's Cargo.toml. */
declare const __VERSION__: string;
