from portal.access import CMS_ROLES


def may_deal_with(viewer) -> bool:
    """Feedback on pages is for those who edit the site."""
    return bool(CMS_ROLES & viewer.roles)
