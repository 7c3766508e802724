// What ui/licences.ts makes of the packages that the program is built from.

declare module 'virtual:licences' {
  export interface Component {
    readonly name: string;
    readonly version: string;
    /** The SPDX expression that the package states. */
    readonly licence: string;
    /** Address of its source, or nothing. */
    readonly home: string;
    /** Places in `texts`. */
    readonly texts: readonly number[];
  }

  export const components: readonly Component[];
  /** Every licence text once. */
  export const texts: readonly string[];
}
