import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useLanguage } from "../language/language.tsx";
import { Icon } from "../ui/icon.tsx";
import { unreadQuery } from "./notice-queries.ts";
import { words } from "./notice-words.ts";

/** How many notices wait, above every page; it leads to them. */
export function NoticeBell({ className }: { readonly className: string }) {
  const { say } = useLanguage();
  const { data } = useQuery(unreadQuery);
  const count = data?.unread ?? 0;
  return (
    <Link
      to="/notices"
      className={`${className} no-underline`}
      aria-label={count === 0 ? say(words.noneUnread) : say(words.unread, { count })}
    >
      <Icon name="bell" />
      {count > 0 && (
        <span
          aria-hidden="true"
          data-unread={count}
          className="num min-w-5 rounded-full bg-white px-1.5 text-center text-[0.78rem] leading-5 font-semibold text-[#12444e]"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
