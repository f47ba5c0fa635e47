/** Every bound on what comes in, in one place. Bytes are UTF-8, characters are UTF-16 code units, times milliseconds. */
export const DAY_MS = 86_400_000;

/** Body of one message to the collector. */
export const MAX_MESSAGE_BYTES = 16_384;
/** Body of one API request: a survey in all languages fits, and D1's largest row of two million bytes. */
export const MAX_API_BODY_BYTES = 1_572_864;

/** Of one import: what one invocation can do. */
export const MAX_IMPORT_BYTES = 8_388_608;
export const MAX_IMPORT_ROWS = 20_000;

export const MAX_COMMENT_CHARS = 2_000;
export const MAX_PATH_CHARS = 512;
export const MAX_PROPERTY_CHARS = 100;
export const MAX_PROPERTIES = 10;
/** Changes of one prompt; the collector's rows stay bounded whatever a client does. */
export const MAX_SEQ = 1_000;

/** Values of a breakdown that are told apart; all others are one segment. */
export const MAX_SEGMENTS = 50;
/** Of one touchpoint: each costs a row a message. */
export const MAX_BREAKDOWNS = 6;

export const MAX_SITES = 200;
export const MAX_TOUCHPOINTS = 50;
export const MAX_STAGES = 12;
export const MAX_ORIGINS = 50;
/** Of one text. */
export const MAX_LANGUAGES = 60;
export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 8;
/** Calls with a wrong or expired key from one address in a minute; beyond that nothing is looked up for it. */
export const MAX_WRONG_KEYS = 100;
/** Longest time for which a rotated key's old secret goes on working: a week. */
export const MAX_GRACE_HOURS = 168;
/** CSS selectors of one list. */
export const MAX_SELECTORS = 10;

/** A revision takes answers this long after it was replaced; raw responses are kept at least as long. */
export const REVISION_GRACE_MS = 35 * DAY_MS;
/** How far a prompt id's own time may lie from the server's before the id's time is believed instead. */
export const CLOCK_SLACK_MS = DAY_MS;

export const MAX_PAGE_SIZE = 200;
/** Responses that one page looks through, however few of them its filters let pass. */
export const MAX_EXAMINED = 5_000;
/** Responses that an export looks through at a time: what is held in memory of it. */
export const EXPORT_CHUNK = 2_000;
export const MAX_SEARCH_CHARS = 200;
export const MAX_TAG_CHARS = 40;
/** Of one response. */
export const MAX_TAGS = 20;
/** Of one site, as they are listed: the most used. */
export const MAX_LISTED_TAGS = 1_000;
/** Days that are told apart: a calendar of four-digit years, whose buckets and 30 days before stay in it. */
export const FIRST_DAY = "1970-01-01";
export const LAST_DAY = "2999-12-31";
/** Longest period of one scores query: ten years. */
export const MAX_PERIOD_DAYS = 3_660;
/** Longest period with a bucket for each day. */
export const MAX_DAILY_BUCKETS = 400;
/** Days of a rolling window. */
export const MIN_ROLLING_DAYS = 2;
export const MAX_ROLLING_DAYS = 366;
/** Half-width of an interval that may be wished for, of the scale's 100 points. */
export const MAX_MARGIN = 50;
