/** Greek: polite plural, no participle that shows gender, and the name before a colon, so that it needs no article. */
import type { Locale } from "./locale.ts";

export const el: Locale = {
  chrome: {
    region: "Η γνώμη σας",
    close: "Κλείσιμο",
    send: "Αποστολή",
    optional: "Η απάντησή σας (προαιρετικά)",
    down: "Αντίχειρας κάτω",
    up: "Αντίχειρας πάνω",
    preview: "Προεπισκόπηση: τίποτα δεν αποθηκεύεται",
    later: "Ρωτήστε με αργότερα",
    tab: "Η γνώμη σας",
  },
  nps: {
    question: "{name}: πόσο πιθανό είναι να μας συστήσετε σε φίλους ή συναδέλφους;",
    low: "Καθόλου πιθανό",
    high: "Εξαιρετικά πιθανό",
  },
  csat: {
    question: "Πόσο σας ικανοποίησε η εμπειρία σας;",
    low: "Καθόλου",
    between: ["Λίγο", "Μέτρια", "Πολύ"],
    high: "Πάρα πολύ",
  },
  ces: {
    question: "{name}: έκανα εύκολα αυτό που ήθελα.",
    low: "Διαφωνώ απόλυτα",
    high: "Συμφωνώ απόλυτα",
  },
  thumbs: { question: "Σας βοήθησε αυτό;" },
  followUp: {
    text: {
      negative: "Τι θα μπορούσαμε να είχαμε κάνει καλύτερα;",
      neutral: "Τι μπορούμε να βελτιώσουμε;",
      positive: "Τι σας άρεσε;",
    },
    choice: {
      negative: "Τι από αυτά σας απογοήτευσε;",
      neutral: "Τι από αυτά πρέπει να βελτιώσουμε;",
      positive: "Τι από αυτά σας άρεσε;",
    },
  },
  thanks: {
    negative: "Ευχαριστούμε για την ειλικρινή απάντηση.",
    neutral: "Ευχαριστούμε. Η απάντησή σας μας βοηθά να βελτιωθούμε.",
    positive: "Ευχαριστούμε! Χαιρόμαστε που το ακούμε.",
  },
};
