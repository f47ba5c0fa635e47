/** Vietnamese. */
import { FAULT_WORDS } from "../../forms/fault-words.ts";
import type { MemberWords } from "../words.ts";

export const vi: MemberWords = {
  faults: FAULT_WORDS.vi,
  notDone: "Chưa thực hiện được",
  title: "Thành viên",
  hint: "Những người đăng nhập tại đây bằng mã khóa (passkey). Chủ sở hữu cấp khóa API và vai trò, người chỉnh sửa thiết lập và gắn thẻ, người xem chỉ đọc.",
  name: "Tên",
  email: "Địa chỉ email",
  emailHint: "Chỉ cần khi nhóm của bạn đăng nhập qua Cloudflare Access: thành viên được nhận biết qua địa chỉ này.",
  role: "Vai trò",
  roles: { owner: "Chủ sở hữu", editor: "Người chỉnh sửa", viewer: "Người xem" },
  site: "Trang web",
  allSites: "mọi trang web",
  invite: "Mời",
  linkOnce: (days) =>
    `Hãy gửi liên kết này cho người được mời: liên kết chỉ hiện lần này, dùng được một lần và có hiệu lực trong ${days} ngày.`,
  copy: "Sao chép",
  copied: "Đã sao chép",
  newLink: "Liên kết mới",
  newLinkWhat:
    "Mã khóa cũ hết hiệu lực và ai đang đăng nhập bằng mã đó sẽ bị đăng xuất. Liên kết mới chỉ hiện một lần.",
  remove: "Xóa",
  removeWhat: "Người này sẽ không đăng nhập được nữa.",
  emailTaken: "Địa chỉ email này là của một thành viên khác.",
  lastOwner: "Phải luôn có chủ sở hữu: trước tiên hãy trao vai trò này cho người khác.",
  nobodyYet: "Chưa có ai. Trong lúc này, hãy đăng nhập bằng khóa API.",
  noPasskey: "chưa có mã khóa (passkey)",
  hasPasskey: "đã có mã khóa (passkey)",
  signInWithPasskey: "Đăng nhập bằng mã khóa (passkey)",
  orWithKey: "hoặc bằng khóa API",
  passkeyFailed: "Không thực hiện được. Hãy thử lại hoặc dùng thiết bị khác.",
  noPasskeysHere: "Trình duyệt hoặc địa chỉ này không hỗ trợ mã khóa (passkey).",
  welcome: (name) => `Chào mừng ${name}`,
  makePasskeyHint:
    "Mã khóa (passkey) được lưu trên thiết bị hoặc trong trình quản lý mật khẩu của bạn. Không cần phải nhớ gì.",
  makePasskey: "Tạo mã khóa (passkey)",
  linkIsOver: "Liên kết này không còn hiệu lực. Hãy xin liên kết mới.",
  first: "Khởi động lần đầu",
  firstHint: "Hãy nhận vai trò chủ sở hữu. Trang này chỉ có cho đến lúc đó và sẽ không hiện lại nữa.",
  yourName: "Tên của bạn",
  deploymentKey: "Khóa triển khai",
  begin: "Bắt đầu",
  wrongKey: "Đây không phải là khóa đã hiển thị khi triển khai.",
};
