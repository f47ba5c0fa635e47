/** Hebrew: plural address, as is usual where the gender is not known, and no participle whose spelling shows gender. */
import type { Locale } from "./locale.ts";

export const he: Locale = {
  chrome: {
    region: "המשוב שלכם",
    close: "סגירה",
    send: "שליחה",
    optional: "התשובה שלכם (לא חובה)",
    down: "אגודל למטה",
    up: "אגודל למעלה",
    preview: "תצוגה מקדימה: שום דבר לא נשמר",
    later: "שאלו אותי אחר כך",
    tab: "משוב",
  },
  nps: {
    question: "עד כמה סביר שתמליצו על {name} לחברים או לעמיתים?",
    low: "כלל לא סביר",
    high: "סביר מאוד",
  },
  csat: {
    question: "מה מידת שביעות הרצון שלכם מהחוויה?",
    low: "מאוד לא מרוצה",
    between: ["לא מרוצה", "עמדה ניטרלית", "מרוצה"],
    high: "מאוד מרוצה",
  },
  ces: {
    question: "{name}: היה לי קל לעשות כאן את מה שרציתי.",
    low: "כלל לא נכון",
    high: "נכון מאוד",
  },
  thumbs: { question: "האם זה עזר לכם?" },
  followUp: {
    text: {
      negative: "מה יכולנו לעשות טוב יותר?",
      neutral: "מה נוכל לשפר?",
      positive: "מה אהבתם?",
    },
    choice: {
      negative: "מה מהדברים האלה אכזב אתכם?",
      neutral: "מה מהדברים האלה כדאי לנו לשפר?",
      positive: "מה מהדברים האלה אהבתם?",
    },
  },
  thanks: {
    negative: "תודה על התשובה הגלויה.",
    neutral: "תודה. התשובה שלכם עוזרת לנו להשתפר.",
    positive: "תודה! שמחנו לשמוע.",
  },
};
