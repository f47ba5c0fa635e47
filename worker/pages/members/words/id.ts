/** Indonesian. */
import { FAULT_WORDS } from "../../forms/fault-words.ts";
import type { MemberWords } from "../words.ts";

export const id: MemberWords = {
  faults: FAULT_WORDS.id,
  notDone: "Ini tidak berhasil",
  title: "Anggota",
  hint: "Orang yang masuk di sini dengan kunci sandi (passkey). Pemilik memberikan kunci API dan peran, editor mengatur dan memberi tag, pembaca hanya membaca.",
  name: "Nama",
  email: "Alamat email",
  emailHint: "Hanya jika tim Anda masuk lewat Cloudflare Access: dari alamat inilah anggota dikenali.",
  role: "Peran",
  roles: { owner: "Pemilik", editor: "Editor", viewer: "Pembaca" },
  site: "Situs",
  allSites: "semua situs",
  invite: "Undang",
  linkOnce: (days) =>
    `Kirim tautan ini kepada orang yang diundang: hanya ditampilkan kali ini, hanya bisa dipakai sekali, dan berlaku selama ${days} hari.`,
  copy: "Salin",
  copied: "Tersalin",
  newLink: "Tautan baru",
  newLinkWhat:
    "Kunci sandi lama berakhir, dan siapa pun yang masuk dengannya akan keluar. Tautan baru hanya ditampilkan sekali.",
  remove: "Hapus",
  removeWhat: "Ia tidak bisa masuk lagi.",
  emailTaken: "Alamat email ini milik anggota lain.",
  lastOwner: "Harus selalu ada pemilik: berikan dulu peran ini kepada orang lain.",
  nobodyYet: "Belum ada siapa-siapa. Untuk sementara, masuklah dengan kunci API.",
  noPasskey: "belum punya kunci sandi (passkey)",
  hasPasskey: "punya kunci sandi (passkey)",
  signInWithPasskey: "Masuk dengan kunci sandi (passkey)",
  orWithKey: "atau dengan kunci API",
  passkeyFailed: "Tidak berhasil. Coba lagi atau gunakan perangkat lain.",
  noPasskeysHere: "Browser atau alamat ini tidak mendukung kunci sandi (passkey).",
  welcome: (name) => `Selamat datang, ${name}`,
  makePasskeyHint:
    "Kunci sandi (passkey) disimpan di perangkat atau pengelola sandi Anda. Tidak ada yang perlu diingat.",
  makePasskey: "Buat kunci sandi (passkey)",
  linkIsOver: "Tautan ini sudah tidak berlaku. Mintalah tautan baru.",
  first: "Penyiapan awal",
  firstHint: "Jadikan diri Anda pemilik. Halaman ini hanya ada sampai saat itu dan tidak akan muncul lagi.",
  yourName: "Nama Anda",
  deploymentKey: "Kunci deployment",
  begin: "Mulai",
  wrongKey: "Ini bukan kunci yang ditampilkan saat deployment.",
};
