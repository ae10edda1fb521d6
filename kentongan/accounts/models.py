"""Agencies, people, and who holds which role where and when."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kentongan.core.history import tracked

from .enums import AgencyKind, DelegationKind, Role, Zone
from .querysets import AgencyOwnedQuerySet, AgencyQuerySet, DelegationQuerySet, MembershipQuerySet

PERIOD = Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))


@tracked
class Agency(models.Model):
    """A ministry, body or region (K/L/D), or an office or unit below it."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("belongs to"),
    )
    slug = models.SlugField(_("short address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=AgencyKind.choices)
    region_code = models.CharField(_("region code"), max_length=13, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, choices=Zone.choices, default=Zone.WIB)
    local_language = models.CharField(_("local language"), max_length=60, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    counter_hours = models.CharField(_("counter hours"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    active = models.BooleanField(_("active"), default=True)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name or self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: object) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """One person, one account, known by an e-mail address."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    position = models.CharField(_("position"), max_length=150, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(_("account since"), auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[0] if self.name else self.email


@tracked
class Membership(models.Model):
    """A person's role in an agency, from one day to another: the truth about permissions."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("role in an agency")
        verbose_name_plural = _("roles in agencies")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency", "role", "valid_from"], name="accounts_membership_once"
            ),
            models.CheckConstraint(condition=PERIOD, name="accounts_membership_period"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.agency}"


@tracked
class Delegation(models.Model):
    """An acting officer (Plh./Plt.) holds another's role for a time, by a letter."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="delegations")
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    kind = models.CharField(_("kind"), max_length=3, choices=DelegationKind.choices)
    principal = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="delegated", null=True, blank=True
    )
    acting = models.ForeignKey(User, on_delete=models.PROTECT, related_name="acting_for")
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"))
    letter_number = models.CharField(_("letter number"), max_length=100)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("acting officer")
        verbose_name_plural = _("acting officers")
        constraints = [
            models.CheckConstraint(condition=PERIOD, name="accounts_delegation_period"),
            models.CheckConstraint(
                condition=~Q(principal=F("acting")), name="accounts_delegation_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.acting}: {self.get_role_display()}"


@tracked
class SecondFactorReset(models.Model):
    """Somebody's lost telephone or key was forgotten: when, by whom, how many were removed.

    `by` is empty when it was done on the server itself.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="second_factor_resets")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(_("at"))
    removed = models.PositiveSmallIntegerField(_("removed"))

    class Meta:
        verbose_name = _("reset of the second step")
        verbose_name_plural = _("resets of the second step")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.user} {self.at:%d-%m-%Y}"


class AgencyOwned(models.Model):
    """Base of every record that belongs to one agency."""

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    objects: AgencyOwnedQuerySet["AgencyOwned"] = AgencyOwnedQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() is untyped here

    class Meta:
        abstract = True
