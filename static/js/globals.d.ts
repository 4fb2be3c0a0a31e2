// What the scripts find in the page, for the type checker alone: the browser
// never sees this file.

/** The glue that `wasm-bindgen` makes: starts the program from its source. */
declare function wasm_bindgen(options: {
  module_or_path: Response | ArrayBuffer;
}): Promise<unknown>;

/** The program's source; each edition has its own (`program-*.js`). */
declare function program(): Promise<Response | ArrayBuffer>;

/** The names that the app may set on the root; the build writes them before `boot.js`. */
declare const APPEARANCE_NAMES: readonly string[];

/** Trusted Types, where the browser has them, as far as `offline.js` needs them. */
declare var trustedTypes:
  | undefined
  | {
      createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
    };
