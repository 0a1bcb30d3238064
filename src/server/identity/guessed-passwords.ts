/**
 * What guessers try first of what is long enough (twelve characters), or would be with digits behind it: keyboard
 * walks, counting, and the words that stand on top of every list of leaked passwords. Lower case, letters and digits.
 */
export const guessedPasswords: ReadonlySet<string> = new Set(
  `
  password passwordpassword mypassword thepassword newpassword password password1 passw0rd p4ssword pa55word
  passwort kennwort motdepasse contrasena wachtwoord mima mimamima woaini woainiwoaini iloveyou iloveyouforever
  iloveyou1314 woaini1314520 woaini5201314 5201314520 13145201314 qwerty qwertyuiop qwertyuiopasdf qwertyqwerty
  qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwertzuiop qwertzuiopasdf azertyuiop azertyuiopqs asdfghjkl
  asdfghjklzx asdfasdfasdf zxcvbnm zxcvbnmasdfgh zxcvbnmzxcvbnm 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  qazwsxedc qazwsxedcrfv qazwsxedc123 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4t5y6 q1w2e3r4t5 zaq12wsx
  zaq12wsxcde3 zaq1xsw2cde3 qweasdzxc qweasdzxc123 qwe123qwe123 qweqweqweqwe abc123abc123 abcdefghijkl
  abcdefghijklm abcdefghijklmnop abcdefg1234567 abcd1234abcd a1b2c3d4e5f6 aabbccddeeff 123456789012
  1234567890123 12345678901234 123456789012345 1234567890123456 123456789123 12345678987654321 123456123456
  0123456789 01234567890 012345678901 012345678910 123123123123 112233445566 11223344556677 102030405060
  123454321123 987654321098 9876543210 987654321012 098765432109 147258369147 147258369 159753159753 789456123
  789456123000 741852963000 123qweasdzxc 123qwe123qwe 123abc123abc letmein letmeinletmein letmeinplease welcome
  welcomewelcome welcomeback welcome1welcome administrator admin adminadmin adminadminadmin admin123admin
  adminpassword superadmin superadministrator rootroot rootrootroot root toor changeme changemenow changemeplease
  changeit default defaultpassword temporary temporarypassword secret secretpassword topsecret guest guestguest
  monkey monkeymonkey dragon dragondragon football footballfootball baseball basketball superman batman
  supermanbatman starwars princess princessprincess sunshine sunshinesunshine shadow shadowshadow master
  masterpassword mastermaster michael jordan trustno1 whatever computer computercomputer internet internetinternet
  hospital hospitalhospital clinicaltrial clinicaltrials neurite neuriteneurite investigator coordinator
  principalinvestigator correcthorsebatterystaple correcthorse opensesame nopassword ihavenopassword
  yellowsubmarine somethingsecret testtesttest testpassword testing testingtesting password1234 password12345
  password123456 passw0rd1234 p@ssw0rd1234 p@ssword1234 qwerty123456 qwertyuiop12 qwertyuiop123
  `
    .split(/\s+/)
    .filter((word) => word !== ""),
);
