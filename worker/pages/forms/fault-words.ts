/** What is said of a field that cannot be as it is, by language. Numbers come as digits. */
import type { Language } from "../words.ts";

export interface FaultWords {
  /** Between the name of a field and what is said of it. */
  colon: string;
  missing: string;
  /** Of several boxes, of which none is checked. */
  choose: string;
  tooLong: (max: string) => string;
  tooManyLines: (max: string) => string;
  fewOptions: string;
  same: string;
  /** Of a stage that is gone, while touchpoints stand in it. */
  stageInUse: string;
  number: (from: string, to: string) => string;
  whole: (from: string, to: string) => string;
  address: string;
  email: string;
  colour: string;
  slug: string;
  path: string;
  /** The key of a question stands for another one already. */
  conflict: string;
  /** What somebody else has written there. */
  stored: (text: string) => string;
}

export const FAULT_WORDS: Record<Language, FaultWords> = {
  en: {
    colon: ": ",
    missing: "This must be filled in.",
    choose: "Choose at least one.",
    tooLong: (max) => `This is too long: at most ${max} characters.`,
    tooManyLines: (max) => `These are too many lines: at most ${max}.`,
    fewOptions: "There must be at least two options, each on a line of its own.",
    same: "Two lines are the same.",
    stageInUse: "A stage with touchpoints cannot go: move them to another one first.",
    number: (from, to) => `This must be a number from ${from} to ${to}.`,
    whole: (from, to) => `This must be a whole number from ${from} to ${to}.`,
    address: "This is no address such as https://shop.example.",
    email: "This is no e-mail address.",
    colour: "This is no colour such as #1f5d4c.",
    slug: "Only the letters a to z, digits, and hyphens between them.",
    path: "Each line must begin with /.",
    conflict: "This question has meant something else before. Choose another kind, or add a new touchpoint.",
    stored: (text) => (text ? `Stored now: ${text}` : "Nothing is stored here now."),
  },
  pl: {
    colon: ": ",
    missing: "To pole nie może być puste.",
    choose: "Zaznacz co najmniej jedną pozycję.",
    tooLong: (max) => `Tekst jest za długi. Limit znaków: ${max}.`,
    tooManyLines: (max) => `Za dużo wierszy. Limit: ${max}.`,
    fewOptions: "Potrzebne są co najmniej dwie opcje, każda w osobnym wierszu.",
    same: "Dwa wiersze są takie same.",
    stageInUse: "Nie można usunąć etapu z punktami styku: najpierw przenieś je do innego.",
    number: (from, to) => `Podaj liczbę od ${from} do ${to}.`,
    whole: (from, to) => `Podaj liczbę całkowitą od ${from} do ${to}.`,
    address: "To nie jest adres, na przykład https://shop.example.",
    email: "To nie jest adres e-mail.",
    colour: "To nie jest kolor, na przykład #1f5d4c.",
    slug: "Dozwolone są tylko litery od a do z, cyfry i łączniki między nimi.",
    path: "Każdy wiersz musi zaczynać się od znaku /.",
    conflict: "To pytanie miało już inne znaczenie. Wybierz inny rodzaj albo dodaj nowy punkt styku.",
    stored: (text) => (text ? `Teraz zapisane: ${text}` : "Teraz nic tu nie jest zapisane."),
  },
  id: {
    colon: ": ",
    missing: "Kolom ini harus diisi.",
    choose: "Pilih setidaknya satu.",
    tooLong: (max) => `Terlalu panjang: paling banyak ${max} karakter.`,
    tooManyLines: (max) => `Terlalu banyak baris: paling banyak ${max}.`,
    fewOptions: "Harus ada setidaknya dua pilihan, masing-masing di baris sendiri.",
    same: "Ada dua baris yang sama.",
    stageInUse: "Tahap yang berisi titik kontak tidak dapat dihapus: pindahkan dulu ke tahap lain.",
    number: (from, to) => `Isi dengan angka dari ${from} sampai ${to}.`,
    whole: (from, to) => `Isi dengan bilangan bulat dari ${from} sampai ${to}.`,
    address: "Ini bukan alamat, misalnya https://shop.example.",
    email: "Ini bukan alamat email.",
    colour: "Ini bukan warna, misalnya #1f5d4c.",
    slug: "Hanya huruf a sampai z, angka, dan tanda hubung di antaranya.",
    path: "Setiap baris harus diawali dengan /.",
    conflict: "Pertanyaan ini pernah berarti lain. Pilih jenis lain, atau tambahkan titik kontak baru.",
    stored: (text) => (text ? `Tersimpan sekarang: ${text}` : "Sekarang tidak ada yang tersimpan di sini."),
  },
  cs: {
    colon: ": ",
    missing: "Toto pole je třeba vyplnit.",
    choose: "Vyberte alespoň jednu položku.",
    tooLong: (max) => `Text je příliš dlouhý. Nejvyšší počet znaků: ${max}.`,
    tooManyLines: (max) => `Příliš mnoho řádků. Nejvyšší počet: ${max}.`,
    fewOptions: "Jsou potřeba alespoň dvě možnosti, každá na samostatném řádku.",
    same: "Dva řádky jsou stejné.",
    stageInUse: "Fázi s kontaktními body nelze odebrat: nejdřív je přesuňte do jiné.",
    number: (from, to) => `Zadejte číslo od ${from} do ${to}.`,
    whole: (from, to) => `Zadejte celé číslo od ${from} do ${to}.`,
    address: "Toto není adresa, například https://shop.example.",
    email: "Toto není e-mailová adresa.",
    colour: "Toto není barva, například #1f5d4c.",
    slug: "Povolena jsou jen písmena a až z, číslice a spojovníky mezi nimi.",
    path: "Každý řádek musí začínat znakem /.",
    conflict: "Tato otázka už měla jiný význam. Vyberte jiný typ, nebo přidejte nový kontaktní bod.",
    stored: (text) => (text ? `Nyní uloženo: ${text}` : "Nyní tu není nic uloženo."),
  },
  fr: {
    colon: "\u202f: ",
    missing: "Ce champ doit être rempli.",
    choose: "Choisissez au moins un élément.",
    tooLong: (max) => `Le texte est trop long\u202f: ${max} caractères au maximum.`,
    tooManyLines: (max) => `Il y a trop de lignes\u202f: ${max} au maximum.`,
    fewOptions: "Il faut au moins deux options, chacune sur sa ligne.",
    same: "Deux lignes sont identiques.",
    stageInUse:
      "Une étape qui a des points de contact ne peut pas être retirée\u202f: déplacez-les d’abord vers une autre.",
    number: (from, to) => `Indiquez un nombre de ${from} à ${to}.`,
    whole: (from, to) => `Indiquez un nombre entier de ${from} à ${to}.`,
    address: "Ce n’est pas une adresse, comme https://shop.example.",
    email: "Ce n’est pas une adresse e-mail.",
    colour: "Ce n’est pas une couleur, comme #1f5d4c.",
    slug: "Uniquement des lettres de a à z, des chiffres et des traits d’union entre eux.",
    path: "Chaque ligne doit commencer par /.",
    conflict:
      "Cette question a déjà eu un autre sens. Choisissez un autre type, ou ajoutez un nouveau point de contact.",
    stored: (text) => (text ? `Enregistré actuellement : ${text}` : "Rien n’est enregistré ici actuellement."),
  },
  vi: {
    colon: ": ",
    missing: "Không được để trống mục này.",
    choose: "Hãy chọn ít nhất một mục.",
    tooLong: (max) => `Nội dung quá dài: tối đa ${max} ký tự.`,
    tooManyLines: (max) => `Quá nhiều dòng: tối đa ${max}.`,
    fewOptions: "Cần ít nhất hai lựa chọn, mỗi lựa chọn một dòng.",
    same: "Có hai dòng giống nhau.",
    stageInUse: "Không thể bỏ giai đoạn còn điểm chạm: trước hết hãy chuyển chúng sang giai đoạn khác.",
    number: (from, to) => `Hãy nhập một số từ ${from} đến ${to}.`,
    whole: (from, to) => `Hãy nhập một số nguyên từ ${from} đến ${to}.`,
    address: "Đây không phải là địa chỉ, ví dụ https://shop.example.",
    email: "Đây không phải là địa chỉ email.",
    colour: "Đây không phải là màu, ví dụ #1f5d4c.",
    slug: "Chỉ dùng chữ cái từ a đến z, chữ số và dấu gạch nối ở giữa.",
    path: "Mỗi dòng phải bắt đầu bằng dấu /.",
    conflict: "Câu hỏi này trước đây có ý nghĩa khác. Hãy chọn loại khác, hoặc thêm điểm chạm mới.",
    stored: (text) => (text ? `Hiện đang lưu: ${text}` : "Hiện không có gì được lưu ở đây."),
  },
};
