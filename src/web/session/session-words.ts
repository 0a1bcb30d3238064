import { text } from "../../kernel/index.ts";

/** The words of signing in, of the lock, and of one's own account. */
export const words = {
  purpose: text(
    "Neurite runs clinical programmes for neurological advanced therapies from one protocol: what is entered once is checked, dated, signed and kept.",
    "Neurite 以一份研究方案运行神经系统先进疗法临床项目：数据只录入一次，经核查、记时、签名并永久保存。",
  ),
  signIn: text("Sign in", "登录"),
  email: text("E-mail", "邮箱"),
  password: text("Password", "密码"),
  code: text("Code", "验证码"),
  codeHelp: text(
    "The six digits that your authenticator shows now, or a recovery code.",
    "验证器当前显示的六位数字，或一个恢复码。",
  ),
  codeDue: text(
    "Your account has a second factor. E-mail and password are kept; type the code.",
    "您的账户已启用双重验证。邮箱和密码已保留，请输入验证码。",
  ),
  institution: text("Or by your institution", "或通过所在机构登录"),
  by: text("Continue with {name}", "通过 {name} 登录"),
  noAccount: text(
    "No account, or the password is lost? The administrator of your hospital or programme can help.",
    "没有账户或忘记密码？请联系本院或本项目的系统管理员。",
  ),
  unreachable: text("Neurite cannot be reached at the moment.", "目前无法连接 Neurite。"),
  again: text("Try again", "重试"),
  show: text("Show", "显示"),
  hide: text("Hide", "隐藏"),
  showPassword: text("Show the password", "显示密码"),
  hidePassword: text("Hide the password", "隐藏密码"),
  dark: text("Dark colours", "深色显示"),
  light: text("Light colours", "浅色显示"),
  system: text("As on this device", "跟随设备"),

  ended: text("Your session has ended", "会话已结束"),
  endedKept: text(
    "Sign in again as {name}; what you typed on this page is kept.",
    "请以 {name} 的身份重新登录，您在本页输入的内容已保留。",
  ),
  endedOther: text(
    "If somebody else signs in, this page of {name} is closed and shown to nobody.",
    "如由他人登录，{name} 的页面将关闭，不会显示给任何人。",
  ),

  locked: text("Locked", "已锁屏"),
  lockedIdle: text(
    "Locked after {minutes} minutes. What you typed is kept.",
    "因 {minutes} 分钟无操作已锁屏，您输入的内容已保留。",
  ),
  lockedAsked: text(
    "The screen is locked. What you typed is kept.",
    "屏幕已锁定，您输入的内容已保留。",
  ),
  signedInAs: text("Signed in as {name}", "当前用户：{name}"),
  unlock: text("Unlock", "解锁"),
  another: text("Sign in as somebody else", "以其他身份登录"),
  anotherSure: text(
    "This closes the page of {name}. What was marked as saved stays saved; what was not may be lost.",
    "这将关闭 {name} 的页面。已标记为保存的内容不受影响，未保存的内容可能丢失。",
  ),
  anotherDo: text("Close it and sign in", "关闭并重新登录"),
  back: text("Back", "返回"),

  badge: text("Badge", "胸卡"),
  badgeHelp: text("Scan it, or type its number.", "请扫描胸卡或输入卡号。"),
  pin: text("PIN", "PIN"),
  pinNew: text("New PIN", "新 PIN"),
  pinAgain: text("PIN once more", "再次输入 PIN"),
  pinRule: text("6 to 12 digits, no row and no repetition.", "6 至 12 位数字，不能连续或重复。"),
  pinDiffers: text("The two PINs differ.", "两次输入的 PIN 不一致。"),
  switchUser: text("Switch user", "切换用户"),
  switchDo: text("Take over", "切换"),
  switchWhat: text(
    "The page of {name} is locked. What was typed into forms is kept for {name} and shown to nobody else.",
    "{name}的会话将锁定。在表单中输入的内容会为{name}保留，不会显示给他人。",
  ),
  switchOr: text("Or unlock with your password", "或使用密码解锁"),
  switchFull: text("Or sign in with your password", "或使用密码登录"),
  quick: text("Quick switching on ward devices", "病区设备快速切换"),
  quickWhat: text(
    "On a device that your administrator allowed, and after you have signed in there with your password in this shift, your badge and PIN open your own session. Signing still asks for your password.",
    "在系统管理员允许的设备上，本班次内以密码登录过之后，可凭胸卡和 PIN 进入您自己的会话。签名时仍须输入密码。",
  ),
  quickHas: text("A badge and a PIN are set.", "已设置胸卡和 PIN。"),
  quickSet: text("Set badge and PIN", "设置胸卡和 PIN"),
  quickChange: text("Change badge and PIN", "更改胸卡和 PIN"),
  quickRemove: text("Remove", "移除"),

  soonTitle: text("The screen locks in {seconds} seconds", "{seconds} 秒后将锁屏"),
  soon: text(
    "Nobody has used this page for a while. Press any key to stay; nothing you typed is lost.",
    "本页已有一段时间无操作。按任意键即可继续，您输入的内容不会丢失。",
  ),
  stay: text("Stay", "继续使用"),

  first: text("Before you begin", "开始之前"),
  stepOf: text("Step {step} of {steps}", "第 {step} 步，共 {steps} 步"),
  ownPassword: text("Set your own password", "设置您自己的密码"),
  ownPasswordWhy: text(
    "The password you were given works once. From now on only you know yours.",
    "您收到的临时密码仅可使用一次。此后只有您知道自己的密码。",
  ),
  rules: text("What a good password is here", "密码要求"),
  ruleLength: text("At least 12 characters, at most 256", "至少 12 个字符，最多 256 个字符"),
  ruleWords: text(
    "A few unrelated words are good; spaces are allowed",
    "几个互不相关的词即可，可以包含空格",
  ),
  ruleCommon: text(
    "Not one that others would try first, and not the name in your e-mail address",
    "不能是常见密码，也不能包含邮箱用户名",
  ),
  ruleFree: text(
    "No digits or signs are demanded, and it never expires",
    "不强制要求数字或符号，且不会过期",
  ),
  givenPassword: text("Password you were given", "您收到的临时密码"),
  currentPassword: text("Present password", "当前密码"),
  newPassword: text("New password", "新密码"),
  setPassword: text("Set password", "设置密码"),
  letters: text("{count} of at least 12 characters", "已输入 {count} 个字符，至少 12 个"),
  enough: text("{count} characters: long enough", "已输入 {count} 个字符，长度足够"),
  passwordSet: text("Your new password holds from now on.", "新密码已生效。"),

  factor: text("Second factor", "双重验证"),
  factorSetUp: text("Set up a second factor", "设置双重验证"),
  factorWhy: text(
    "Your role asks for a second proof that it is you: a code that an authenticator app on your phone shows, new every 30 seconds.",
    "您的角色需要再次证明身份：手机验证器应用每 30 秒显示一个新的验证码。",
  ),
  factorOwn: text(
    "A code from an authenticator app on your phone, asked for at every sign-in.",
    "每次登录时输入手机验证器应用显示的验证码。",
  ),
  factorHas: text("A second factor is set up.", "已启用双重验证。"),
  factorHasNot: text("No second factor is set up.", "尚未启用双重验证。"),
  factorAgain: text("Set it up on another device", "在另一台设备上重新设置"),
  begin: text("Begin", "开始设置"),
  confirmYou: text("Your password, to confirm that it is you", "输入密码以确认是您本人"),
  qr: text("QR code of the key for your authenticator", "用于验证器应用的密钥二维码"),
  scan: text("Give the key to your authenticator", "将密钥添加到验证器"),
  scanHow: text(
    "On this device, open it directly. On another, scan the picture with the authenticator, or choose “enter a key” and type the key below (time-based, six digits).",
    "如在本机使用，可直接打开。如在其他设备上使用，请用验证器扫描下方二维码，或选择“输入密钥”并键入下方密钥（基于时间，六位数字）。",
  ),
  openApp: text("Open in the authenticator of this device", "在本机验证器中打开"),
  key: text("Key", "密钥"),
  firstCode: text("Code it shows now", "当前显示的验证码"),
  firstCodeHelp: text(
    "Six digits; this proves that the key arrived.",
    "六位数字，用于确认密钥已添加成功。",
  ),
  confirmCode: text("Confirm", "确认"),
  recovery: text("Recovery codes", "恢复码"),
  recoveryWhy: text(
    "Each opens your account once if the phone is lost. They are shown only now: print or copy them and keep them where nobody else finds them.",
    "手机遗失时，每个恢复码可登录一次。恢复码仅此时显示，请打印或抄录并妥善保管。",
  ),
  print: text("Print", "打印"),
  keptThem: text("I have kept the codes", "我已保存恢复码"),

  account: text("My account", "我的账户"),
  changePassword: text("Change password", "修改密码"),
  language: text("Language", "语言"),
  colours: text("Colours", "显示颜色"),
  leave: text("Sign out", "退出登录"),
} as const;
