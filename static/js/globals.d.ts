// What the scripts find in the page, for the type checker alone: the browser
// never sees this file.

/** The glue that `wasm-bindgen` makes: starts the program from its source. */
declare function wasm_bindgen(options: {
  module_or_path: Response | ArrayBuffer;
}): Promise<unknown>;

/** The program's source; each edition has its own (`program-*.js`). */
declare function program(): Promise<Response | ArrayBuffer>;

/** A style sheet that was fetched (`program-site.js`). */
declare function sheet(response: Response): Promise<CSSStyleSheet>;

/** A block of the page, unpacked (`program-one-file.js`). */
declare function unpacked(id: string): Promise<ArrayBuffer>;

/** The second program's glue, in the one-file edition. */
declare const desk_bindgen: typeof wasm_bindgen;

/** Gets the second program, and gives what starts it; each edition has its own (`desk-*.js`). */
declare function desk(files: DOMStringMap): Promise<() => Promise<unknown>>;

/** The names that the app may set on the root; the build writes them before `boot.js`. */
declare const APPEARANCE_NAMES: readonly string[];

/** Trusted Types, where the browser has them, as far as `offline.js` needs them. */
declare var trustedTypes:
  | undefined
  | {
      createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
    };
