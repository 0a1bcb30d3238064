import { defineRefusal, isId, isZone } from "../kernel/index.ts";
import { studyHash } from "../definition/index.ts";
import type { ActivateSite, ReleaseStudy } from "./command.ts";
import type { Decider } from "./decider.ts";
import { own } from "./own.ts";

const releasedAlready = defineRefusal(
  "study.released",
  "This version ({version}) is in use already.",
  "该版本({version})已在使用中。",
);
const siteActive = defineRefusal(
  "site.active",
  "Site {site} is active already.",
  "中心 {site} 已启动。",
);
const notSupplied = defineRefusal(
  "site.no-supply",
  "This study has no supply plan, so no product is kept here for site {site}.",
  "本研究没有供应计划，系统不管理中心 {site} 的试验产品。",
);
const badSite = defineRefusal(
  "site.invalid",
  "{site} in {zone} cannot be a site: an id is 1–64 letters, digits, '.', '_' or '-', and the zone is an IANA name such as Asia/Shanghai.",
  "{site}({zone})不能作为中心：编号为 1–64 个字母、数字、“.”“_”或“-”，时区为 IANA 名称（如 Asia/Shanghai）。",
);
const badCountry = defineRefusal(
  "site.country",
  "{country} is not a country's code. Use the three capital letters of ISO 3166, such as CHN.",
  "{country} 不是国家代码，请使用 ISO 3166 三位大写字母代码（如 CHN）。",
);

export const releaseStudy: Decider<ReleaseStudy> = (study, state) => {
  const hash = studyHash(study);
  if (state.study.released.includes(hash)) return releasedAlready({ version: study.version });
  return [
    { stream: "study", body: { type: "study-released", study: hash, version: study.version } },
  ];
};

export const activateSite: Decider<ActivateSite> = (study, state, command) => {
  const { site, zone, country, supplied } = command;
  if (!isId(site) || !isZone(zone)) return badSite({ site, zone });
  if (!/^[A-Z]{3}$/.test(country)) return badCountry({ country });
  if (supplied === true && study.supply === undefined) return notSupplied({ site });
  const known = own(state.study.sites, site);
  const isSame = known?.zone === zone && known.country === country;
  const isLater = supplied === true && isSame && known?.supplied === undefined;
  if (known !== undefined && !isLater) return siteActive({ site });
  const kept = supplied === true ? { supplied } : {};
  // The stamp's zone is where the actor sits; the event's own zone is the site's.
  return [
    { stream: "study", body: { type: "site-activated", site, siteZone: zone, country, ...kept } },
  ];
};
