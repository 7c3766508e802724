// What can be asked of Rust, as long as the generated types are not there.

/** Every command with what goes in and what comes back. */
export interface Calls {
  [name: string]: { ask: unknown; reply: never };
}
