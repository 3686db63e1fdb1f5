/** How long an upload may be begun. */
export const UPLOAD_LINK_SECONDS = 15 * 60;

/** How long a file may be fetched with one link; a page asks for a new one when it is shown again. */
export const DOWNLOAD_LINK_SECONDS = 5 * 60;

/** What was announced and never came is forgotten. Longer than a link lives and an upload takes. */
export const PENDING_SECONDS = 60 * 60;

/** A file that no message takes is let go. */
export const UNSENT_SECONDS = 24 * 60 * 60;

/** An upload ends sooner than this, one way or the other: what it stored and did not hand over is left over. */
export const LOOSE_SECONDS = 60 * 60;

/** A scan that said nothing for so long has died, and another is begun. */
export const SCAN_SECONDS = 10 * 60;
