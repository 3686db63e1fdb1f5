/** Which cores a process may run on; null for any. */
export type Cores = readonly number[] | null;

export interface Layout {
  readonly server: Cores;
  readonly database: Cores;
  readonly load: Cores;
}

/** `split` shows what the server process can do; `shared` what server and database can do together on one core. */
export const LAYOUTS = {
  split: { server: [0], database: [1], load: [1] },
  shared: { server: [0], database: [0], load: [1] },
  unpinned: { server: null, database: null, load: null },
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;
