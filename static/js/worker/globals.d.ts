// What the build writes before the workers, for the type checker alone.

/** The library's id. */
declare const LIBRARY: string;

/** The build: a hash of all that it has. */
declare const BUILD: string;

/** Up to this many bytes a library is kept whole at once. */
declare const LIMIT: number;

/** What is kept in any case: the shelf, the app, the faces; name, hash and bytes of each. */
declare const CORE: readonly (readonly [name: string, hash: string, bytes: number])[];

/** The stories, and the library as one file, likewise. */
declare const STORIES: readonly (readonly [name: string, hash: string, bytes: number])[];
