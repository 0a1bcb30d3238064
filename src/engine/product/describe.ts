import { type Text, text, unreachable } from "../../kernel/index.ts";
import type {
  BedsideAct,
  BedsideProblem,
  DoseDeviation,
  LotEvent,
  OrderEvent,
  ShipmentEvent,
  SupplyEvent,
} from "./event.ts";
import type { Quarantined } from "./state.ts";

export const quarantineCauseWords: Readonly<Record<Quarantined["cause"], Text>> = {
  person: text("held back by a person", "人工隔离"),
  receipt: text("came damaged or beside the list", "到货破损或清单外"),
  excursion: text("temperature", "温度偏离"),
  test: text("a test failed after release", "放行后检验不合格"),
};

export const bedsideProblemWords: Readonly<Record<BedsideProblem, Text>> = {
  participant: text("the wristband is another participant's", "腕带属于另一名受试者"),
  unit: text("this unit is not for this participant", "该单元不属于该受试者"),
  expired: text("expired", "已过期"),
  blocked: text("blocked", "已冻结"),
  "not-thawed": text("not thawed on record", "无解冻记录"),
  "thawed-too-long": text("too long since thaw", "解冻超时"),
  dose: text("another dose level", "剂量水平不符"),
  occasion: text("made ready for another dose", "为另一次给药准备"),
};

export const doseDeviationWords: Readonly<Record<DoseDeviation, Text>> = {
  "another-participant": text("unit was not for this participant", "该单元不属于该受试者"),
  "another-dose": text("unit was made ready for another dose", "该单元是为另一次给药准备的"),
  blocked: text("unit was blocked", "该单元已冻结"),
  expired: text("unit was expired", "该单元已过期"),
  "not-thawed": text("no thaw on record", "无解冻记录"),
  "thawed-too-long": text("too long since thaw", "解冻超时"),
  unchecked: text("not checked at the bedside", "未作床旁核对"),
};

export const bedsideActWords: Readonly<Record<BedsideAct, Text>> = {
  started: text("started", "开始给药"),
  rate: text("rate set", "调整速度"),
  paused: text("paused", "暂停"),
  resumed: text("resumed", "继续"),
  stopped: text("stopped", "停止"),
  observed: text("observed", "观察"),
};

function listed<K extends string>(kinds: readonly K[], words: Readonly<Record<K, Text>>): Text {
  return {
    en: kinds.map((kind) => words[kind].en).join(", "),
    "zh-CN": kinds.map((kind) => words[kind]["zh-CN"]).join("、"),
  };
}

const count = (units: readonly string[]): string => units.join(", ");

/** What an event of the product says. Those of a participant's own record name no product. */
export function describeProduct(event: SupplyEvent | LotEvent | ShipmentEvent | OrderEvent): Text {
  switch (event.type) {
    case "bank-registered":
      return text(`Bank ${event.bank} registered`, `细胞库 ${event.bank} 已登记`);
    case "lot-made":
      return text(
        `Lot ${event.lot} made: ${event.units.length} units`,
        `批次 ${event.lot} 已生产：${event.units.length} 件`,
      );
    case "test-recorded":
      return text(
        `Test ${event.test}: ${event.result}${event.within ? "" : ", out of limits"}`,
        `检验 ${event.test}：${event.result}${event.within ? "" : "，超出限度"}`,
      );
    case "release-signed":
      return text("Release signed", "放行已签署");
    case "lot-released":
      return event.conditional
        ? text("Lot released conditionally", "批次有条件放行")
        : text("Lot released", "批次已放行");
    case "units-quarantined":
      return text(`Quarantined: ${count(event.units)}`, `已隔离：${count(event.units)}`);
    case "quarantine-ended":
      return text(`Quarantine ended: ${count(event.units)}`, `解除隔离：${count(event.units)}`);
    case "lot-recalled":
      return text("Lot recalled", "批次已召回");
    case "expiry-changed":
      return text(
        `Expiry changed from ${event.before} to ${event.expires}`,
        `有效期由 ${event.before} 变更为 ${event.expires}`,
      );
    case "units-relabelled":
      return text(`New labels on: ${count(event.units)}`, `已更换标签：${count(event.units)}`);
    case "units-shipped":
      return text(
        `Sent to ${event.to}: ${count(event.units)}`,
        `发往 ${event.to}：${count(event.units)}`,
      );
    case "units-received":
      return text(
        `Received at ${event.site}: ${count(event.sound)}`,
        `${event.site} 已接收：${count(event.sound)}`,
      );
    case "excursion-recorded":
      return text(
        `${event.minutes} min at ${event.celsius} °C: ${count(event.units)}`,
        `${event.celsius} °C 持续 ${event.minutes} 分钟：${count(event.units)}`,
      );
    case "excursion-decided":
      return event.usable
        ? text(
            `Usable after excursion: ${count(event.units)}`,
            `温度偏离后可用：${count(event.units)}`,
          )
        : text(
            `Not usable after excursion: ${count(event.units)}`,
            `温度偏离后不可用：${count(event.units)}`,
          );
    case "units-dispensed":
      return text(
        `Dispensed to ${event.participant}: ${count(event.units)}`,
        `发放给 ${event.participant}：${count(event.units)}`,
      );
    case "unit-thawed":
    case "product-thawed":
      return text(`${event.unit} thawed`, `${event.unit} 已解冻`);
    case "unit-administered":
    case "product-administered": {
      const { unit, deviations = [] } = event;
      if (deviations.length === 0) return text(`${unit} given`, `${unit} 已给药`);
      const against = listed(deviations, doseDeviationWords);
      return text(
        `${unit} given, deviating: ${against.en}`,
        `${unit} 已给药，存在偏离：${against["zh-CN"]}`,
      );
    }
    case "unit-discarded":
    case "product-discarded":
      return text(`${event.unit} discarded`, `${event.unit} 已弃用`);
    case "unit-returned":
    case "product-returned":
      return text(`${event.unit} returned`, `${event.unit} 已退回`);
    case "return-verified":
      return text(`Return of ${event.unit} counted again`, `${event.unit} 的退回已复核`);
    case "units-destroyed":
      return text(`Destroyed: ${count(event.units)}`, `已销毁：${count(event.units)}`);
    case "shipment-sent":
      return text(
        `Shipment ${event.shipment} sent to ${event.to}`,
        `运单 ${event.shipment} 发往 ${event.to}`,
      );
    case "shipment-received":
      return text("Shipment received", "运单已接收");
    case "product-ordered":
      return text(`Product ordered: order ${event.order}`, `已申请用药：第 ${event.order} 号`);
    case "product-ready":
      return text(`Order ${event.order} is ready`, `第 ${event.order} 号已备好`);
    case "bedside-matched":
      return text(`Wristband and label ${event.unit} match`, `腕带与标签 ${event.unit} 相符`);
    case "bedside-mismatched": {
      const what = listed(event.problems, bedsideProblemWords);
      return text(
        `Stopped at the bedside: ${event.unit}: ${what.en}`,
        `床旁核对中止：${event.unit}：${what["zh-CN"]}`,
      );
    }
    case "bedside-noted": {
      const { unit, what, rate } = event;
      const done = bedsideActWords[what];
      const speed = rate === undefined ? "" : `: ${rate} mL/h`;
      return text(`${unit}: ${done.en}${speed}`, `${unit}：${done["zh-CN"]}${speed}`);
    }
    default:
      return unreachable(event);
  }
}
